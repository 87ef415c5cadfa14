import { computed, ref } from 'vue'
import type { PanelAccountDetail } from '#shared/domain/accounts/panel.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { api } from '../../app/api.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import { suggestPassword } from './first-password.ts'
import { missingOfPerson, personOf, problemsOfRefusal, type PersonForm } from './person-form.ts'

interface StaffForm {
  person: PersonForm
  groupIds: number[]
  way: 'link' | 'password'
}

const emptyForm = (): StaffForm => ({
  person: { firstName: '', lastName: '', login: '', email: '', language: 'pl' },
  groupIds: [],
  way: 'link',
})

/** The form of a new member of staff; what is typed is kept as a draft, but never the password. */
export function useStaffForm() {
  const words = useTexts()
  const { t } = words
  const me = useMe()
  const { content, restoredFrom, acknowledge } = useDraft<StaffForm>({
    key: () => `${me.value.accountId}.staff.new`,
    empty: emptyForm,
  })
  const firstPassword = ref(suggestPassword())
  const isTried = ref(false)
  let attempt: SendAttempt | null = null

  const create = useAction(
    () => {
      const { person, groupIds, way } = content.value
      const input = {
        ...personOf(person),
        groupIds,
        firstPassword: way === 'password' ? firstPassword.value : null,
      }
      attempt = attemptFor(attempt, input)
      return api.accounts.createStaff.mutate({ ...input, requestKey: attempt.key })
    },
    {
      done: (account) =>
        content.value.way === 'link'
          ? t('desktop.accounts.link-sent', { email: account.email ?? '' })
          : t('desktop.accounts.created', { login: account.login }),
    },
  )

  const missing = computed<Record<string, string>>(() => {
    if (!isTried.value) return {}
    const { person, groupIds, way } = content.value
    return {
      ...missingOfPerson(person, words, way === 'link'),
      ...(groupIds.length > 0 ? {} : { groupIds: t('people.groups.missing') }),
    }
  })
  const problems = computed<Record<string, string>>(() => ({
    ...problemsOfRefusal(create.refusal),
    ...missing.value,
  }))
  /** Said beside the field already, or here. */
  const refusal = computed(() => (Object.keys(problems.value).length > 0 ? null : create.refusal))

  async function submit(): Promise<PanelAccountDetail | null> {
    isTried.value = true
    const outcome = Object.keys(missing.value).length > 0 ? null : await create.run()
    if (!outcome?.ok) return null
    isTried.value = false
    acknowledge()
    return outcome.value
  }

  return { content, firstPassword, restoredFrom, problems, refusal, create, submit, discard: acknowledge }
}
