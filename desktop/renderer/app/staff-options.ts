import type { StaffMember } from '#shared/domain/accounts/schema.ts'
import type { Choice } from './choice.ts'

/** Letters without their accents, so that "zajac" finds Zając; the Polish l has none to take off. */
const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l')

const staffOption = (person: StaffMember): Choice => ({
  value: person.id,
  label: `${person.firstName} ${person.lastName}`,
})

/** How a picker searches among people the window already knows. */
export const searchAmong =
  (staff: () => readonly StaffMember[]) =>
  (text: string): Promise<Choice[]> =>
    Promise.resolve(foundAmong(staff(), text))

/** The people whose first or last name begins with every word typed. */
export function foundAmong(staff: readonly StaffMember[], text: string): Choice[] {
  const typed = folded(text).split(/\s+/).filter(Boolean)
  return staff.map(staffOption).filter(({ label }) => {
    const names = folded(label).split(/[\s-]+/)
    return typed.every((word) => names.some((name) => name.startsWith(word)))
  })
}
