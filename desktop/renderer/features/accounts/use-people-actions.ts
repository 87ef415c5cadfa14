import { computed, ref, shallowRef, type Ref } from 'vue'
import type { ChangedAccounts, GroupChoice, PanelAccount } from '#shared/domain/accounts/panel.ts'
import type { RowKey } from '#shared/ui/base/table.ts'
import { useConfirm } from '#shared/ui/composables/use-confirm.ts'
import type { PagedList } from '#shared/ui/composables/use-paged-list.ts'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'
import { api } from '../../app/api.ts'
import { useTexts } from '../../app/texts.ts'
import type { PeopleChange } from './people-change.ts'
import { usePeopleChanges, type PeopleResult } from './use-people-changes.ts'

type Send = (accounts: { id: number; version: number }[]) => Promise<ChangedAccounts>

/** What the panel does with one account or the selected ones: asks where it must, runs it, and tells the result. */
export function usePeopleActions(list: PagedList<PanelAccount>, selected: Ref<ReadonlySet<RowKey>>) {
  const { t } = useTexts()
  const { confirm } = useConfirm()
  const toasts = useToasts()
  const changes = usePeopleChanges()
  const result = shallowRef<PeopleResult | null>(null)
  const chosen = computed(() => list.items.filter((account) => selected.value.has(account.id)))

  const questions = {
    disable: (count: number) => ({
      title: t('people.ask.disable', { count }),
      text: t('people.ask.disable.text'),
      action: t('people.disable'),
      isDangerous: true,
    }),
    signOut: (count: number) => ({
      title: t('people.ask.signOut', { count }),
      text: t('people.ask.signOut.text'),
      action: t('people.signOut'),
    }),
    reset: (count: number) => ({
      title: t('people.ask.reset', { count }),
      text: t('people.ask.reset.text'),
      action: t('people.reset'),
    }),
  }

  async function change(accounts: readonly PanelAccount[], what: PeopleChange): Promise<void> {
    const question = what === 'enable' || what === 'unlock' ? null : questions[what](accounts.length)
    if (question && !(await confirm(question))) return
    await send(accounts, (part) => api.accounts[what].mutate({ accounts: part }))
  }

  async function setGroups(
    accounts: readonly PanelAccount[],
    groups: { add: number[]; remove: number[] },
  ): Promise<void> {
    await send(accounts, (part) => api.accounts.setGroups.mutate({ accounts: part, ...groups }))
  }

  async function send(accounts: readonly PanelAccount[], how: Send): Promise<void> {
    if (changes.isRunning) return
    const outcome = await changes.run(accounts, how)
    for (const account of outcome.changed) list.replace(account)
    if (outcome.refused.length + outcome.untouched > 0) {
      result.value = outcome
      // Somebody else may have changed what was refused.
      void list.reload()
      return
    }
    toasts.show({ text: t('people.done', { count: outcome.changed.length }), tone: 'ok' })
  }

  function keepRefused(): void {
    selected.value = new Set(result.value?.refused.map(({ account }) => account.id))
    result.value = null
  }

  return { changes, result, chosen, change, setGroups, keepRefused }
}

/** The groups the panel offers; read once a visit. */
export function useGroupChoices() {
  const groups = ref<readonly GroupChoice[]>([])
  const load = () => api.accounts.groupChoices.query().then((known) => (groups.value = known))
  // Without them filters and dialogs offer none; the next visit asks again.
  void load().catch(() => undefined)
  return groups
}
