import type { reports } from '#shared/messages/pl/reports.ts'
import type { FormProblem } from '../../app/use-problems.ts'

/** What somebody without an account types. */
export const emptyReport = () => ({
  typeId: null as number | null,
  title: '',
  place: '',
  description: '',
  name: '',
  phone: '',
  email: '',
})
export type NewReport = ReturnType<typeof emptyReport>

type Field = 'type' | 'title' | 'place' | 'description' | 'email'

/** What has to be corrected before it is worth sending; the server checks again. */
export function problemsOfReport(
  form: NewReport,
  t: (key: keyof typeof reports & `report.problem.${Field}`) => string,
): FormProblem[] {
  const isMissing = {
    type: form.typeId === null,
    title: form.title.trim() === '',
    place: form.place.trim() === '',
    description: form.description.trim() === '',
    email: form.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email.trim()),
  }
  const fields = Object.keys(isMissing) as Field[]
  return fields
    .filter((field) => isMissing[field])
    .map((field) => ({ fieldId: `report-${field}`, text: t(`report.problem.${field}`) }))
}
