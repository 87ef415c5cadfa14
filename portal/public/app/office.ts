import { inject, type InjectionKey } from 'vue'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'

export const officeKey: InjectionKey<OfficeInfo> = Symbol('office')

/** What everyone knows of the office; every page brings it along from the server. */
export function useOffice(): OfficeInfo {
  const office = inject(officeKey)
  if (!office) throw new Error('The portal was put together without its office')
  return office
}
