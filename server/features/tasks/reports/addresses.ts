import type { Language } from '#shared/domain/kernel/ids.ts'

/** Where the portal asks for the number and the secret of a case. */
export function addressOfCases(language: Language): string {
  return language === 'pl' ? '/sprawa' : '/en/case'
}
