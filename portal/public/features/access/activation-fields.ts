import { leastPasswordLength } from '#shared/domain/accounts/rules.ts'
import type { PortalTexts } from '#shared/messages/portal-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

/** What a client types who makes an account themselves. */
export const emptyActivation = () => ({
  clientNumber: '',
  code: '',
  firstName: '',
  lastName: '',
  login: '',
  email: '',
  password: '',
})

interface ActivationField {
  readonly name: keyof ReturnType<typeof emptyActivation>
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly isOptional?: boolean
  readonly attributes: Readonly<Record<string, string>>
  /** Whether what was typed is worth sending, and what to say when it is not. */
  readonly isRight: (typed: string) => boolean
  readonly problem: string
}

const isSome = (typed: string): boolean => typed.trim() !== ''

/** The fields in the order they are asked for; the server checks again. */
export function activationFields(t: Translator<PortalTexts>['t']): ActivationField[] {
  const least = leastPasswordLength.client
  return [
    {
      ...{ name: 'clientNumber', id: 'client-number', attributes: { maxlength: '40', autocomplete: 'off' } },
      ...{ label: t('portal.self.number'), hint: t('portal.self.number-hint') },
      ...{ isRight: isSome, problem: t('portal.self.problem.number') },
    },
    {
      ...{ name: 'code', id: 'code', label: t('portal.self.code'), hint: t('portal.self.code-hint') },
      attributes: {
        ...{ maxlength: '60', autocomplete: 'off' },
        ...{ autocapitalize: 'characters', spellcheck: 'false' },
      },
      isRight: (typed) => typed.replace(/[^0-9A-Za-z]/g, '').length >= 12,
      problem: t('portal.self.problem.code'),
    },
    {
      ...{ name: 'firstName', id: 'first-name', label: t('portal.access.first-name') },
      attributes: { maxlength: '80', autocomplete: 'given-name' },
      ...{ isRight: isSome, problem: t('portal.access.problem.first-name') },
    },
    {
      ...{ name: 'lastName', id: 'last-name', label: t('portal.access.last-name') },
      attributes: { maxlength: '80', autocomplete: 'family-name' },
      ...{ isRight: isSome, problem: t('portal.access.problem.last-name') },
    },
    {
      ...{ name: 'login', id: 'new-login', label: t('account.login'), hint: t('portal.self.login-hint') },
      attributes: {
        ...{ maxlength: '120', autocomplete: 'username' },
        ...{ autocapitalize: 'none', spellcheck: 'false' },
      },
      isRight: (typed) => /^[^\s@]{3,120}$/.test(typed.trim()),
      problem: t('portal.self.problem.login'),
    },
    {
      ...{ name: 'password', id: 'new-password', label: t('account.password') },
      ...{ hint: t('portal.link.rule', { least }), attributes: { autocomplete: 'new-password' } },
      isRight: (typed) => [...typed].length >= least,
      problem: t('portal.self.problem.password', { least }),
    },
    {
      ...{ name: 'email', id: 'email', label: t('portal.self.email'), hint: t('portal.self.email-hint') },
      ...{ isOptional: true, attributes: { type: 'email', maxlength: '254', autocomplete: 'email' } },
      isRight: (typed) => typed.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.trim()),
      problem: t('portal.access.problem.email'),
    },
  ]
}
