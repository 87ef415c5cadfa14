import { computed, ref } from 'vue'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import { suggestPassword } from './first-password.ts'
import { missingOfPerson, problemsOfRefusal, type PersonForm } from './person-form.ts'

/** What is typed of an account to be made: whose it is, in which groups, and how the password gets there. */
export interface NewAccount {
  person: PersonForm
  groupIds: number[]
  way: 'link' | 'password'
}

export interface NewAccountOptions<Account> {
  /** Under what the draft is kept; null keeps none. */
  draft: string | null
  start: () => NewAccount
  /** What is missing besides the person's data, by field. */
  missing?: (typed: NewAccount) => Record<string, string>
  /** Without a password a link is sent; `keyFor` gives the key of a request. */
  send: (
    typed: NewAccount,
    firstPassword: string | null,
    keyFor: (input: object) => string,
  ) => Promise<Account>
}

/** The form of a new account; what is typed may be kept as a draft, but never the password. */
export function useNewAccount<Account extends { login: string; email: string | null }>(
  options: NewAccountOptions<Account>,
) {
  const words = useTexts()
  const { t } = words
  const me = useMe()
  const { content, restoredFrom, acknowledge } = useDraft<NewAccount>({
    key: options.draft && `${me.value.accountId}.${options.draft}`,
    empty: options.start,
  })
  const firstPassword = ref(suggestPassword())
  const isTried = ref(false)
  /** Whom a first password was given to: both are shown until they have been passed on. */
  const givenTo = ref<string | null>(null)
  let attempt: SendAttempt | null = null

  const keyFor = (input: object): string => (attempt = attemptFor(attempt, input)).key
  const create = useAction(
    () => options.send(content.value, content.value.way === 'password' ? firstPassword.value : null, keyFor),
    {
      done: ({ email, login }) =>
        content.value.way === 'link'
          ? t('desktop.accounts.link-sent', { email: email ?? '' })
          : t('desktop.accounts.created', { login }),
    },
  )

  const missing = computed<Record<string, string>>(() => {
    if (!isTried.value) return {}
    const { person, way } = content.value
    return { ...missingOfPerson(person, words, way === 'link'), ...options.missing?.(content.value) }
  })
  const problems = computed<Record<string, string>>(() => ({
    ...problemsOfRefusal(create.refusal),
    ...missing.value,
  }))
  /** Said beside the field already, or here. */
  const refusal = computed(() => (Object.keys(problems.value).length > 0 ? null : create.refusal))

  async function submit(): Promise<Account | null> {
    isTried.value = true
    const outcome = Object.keys(missing.value).length > 0 ? null : await create.run()
    if (!outcome?.ok) return null
    isTried.value = false
    if (content.value.way === 'password') givenTo.value = outcome.value.login
    acknowledge()
    return outcome.value
  }

  return { content, firstPassword, givenTo, restoredFrom, problems, refusal, create, submit, acknowledge }
}
