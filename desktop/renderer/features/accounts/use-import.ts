import { computed, ref, shallowRef } from 'vue'
import { mostImported, type ImportCheck } from '#shared/domain/accounts/panel.ts'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { largestCsv, type CsvFile } from '#shared/domain/kernel/csv.ts'
import { writeCsv } from '#shared/domain/kernel/write-csv.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { api } from '../../app/api.ts'
import { readCsvFile } from '../../app/read-csv-file.ts'
import { saveText } from '../../app/save-text.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useTexts } from '../../app/texts.ts'
import { suggestPassword } from './first-password.ts'

/** Accounts from a CSV file: the file is checked first, and only what the check has shown is made. */
export function useImport() {
  const { t, number } = useTexts()
  const kind = ref<AccountKind | null>('staff')
  const file = shallowRef<File | null>(null)
  const problem = ref<string | null>(null)
  const checked = shallowRef<ImportCheck | null>(null)
  const created = ref<number | null>(null)
  /** First passwords of those without an e-mail, in the order of the check; known to this window alone. */
  const firstPasswords = shallowRef<readonly string[]>([])
  const isSaved = ref(false)
  let read: CsvFile | null = null
  let attempt: SendAttempt | null = null

  const check = useAction((input: { kind: AccountKind; file: CsvFile }) =>
    api.accounts.checkImport.mutate(input),
  )
  const run = useAction((file: CsvFile, { accepted, refused }: ImportCheck) => {
    const input = { kind: kind.value ?? 'staff', file, accepted, refused }
    const all = { ...input, firstPasswords: [...firstPasswords.value] }
    attempt = attemptFor(attempt, all)
    return api.accounts.runImport.mutate({ ...all, requestKey: attempt.key })
  })

  function choose(chosen: File | null): void {
    file.value = chosen
    problem.value = null
    start()
  }

  /** Back to the question which file. */
  function start(): void {
    show(null)
    created.value = null
    isSaved.value = false
    check.clear()
    run.clear()
  }

  function show(check: ImportCheck | null): void {
    checked.value = check
    firstPasswords.value = check?.withoutEmail.map(suggestPassword) ?? []
  }

  async function submitCheck(): Promise<void> {
    if (!file.value || kind.value === null) {
      problem.value = t('people.import.missing')
      return
    }
    if (file.value.size > largestCsv) {
      problem.value = t('people.import.too-large')
      return
    }
    read = await readCsvFile(file.value).catch(() => null)
    problem.value = read ? null : t('people.import.unreadable')
    if (!read) return
    const outcome = await check.run({ kind: kind.value, file: read })
    if (outcome.ok) show(outcome.value)
  }

  async function submitRun(): Promise<void> {
    if (!read || !checked.value || kind.value === null) return
    const outcome = await run.run(read, checked.value)
    if (outcome.ok) created.value = outcome.value.created
    else if (outcome.refusal?.code === 'account.import-changed') {
      const again = await check.run({ kind: kind.value, file: read })
      if (again.ok) show(again.value)
    }
  }

  function savePasswords(): void {
    const rows = (checked.value?.withoutEmail ?? []).map((login, at) => [
      login,
      firstPasswords.value[at] ?? '',
    ])
    const heading = [t('account.login'), t('desktop.accounts.first-password')]
    saveText(t('people.import.passwords-name'), writeCsv([heading, ...rows]))
    isSaved.value = true
  }

  const pending = computed(() => check.pending || run.pending)
  const refusal = computed(() => run.refusal ?? check.refusal)
  const most = number(mostImported)
  /** The accounts are made, and nobody has their first passwords yet. */
  const hasUnsaved = computed(
    () => created.value !== null && firstPasswords.value.length > 0 && !isSaved.value,
  )

  return {
    kind,
    file,
    problem,
    checked,
    created,
    pending,
    refusal,
    most,
    hasUnsaved,
    choose,
    start,
    submitCheck,
    submitRun,
    savePasswords,
  }
}
