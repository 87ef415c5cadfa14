import type { Attachment, TaskType } from '#shared/domain/tasks/schema.ts'
import type { FormProblem } from '../../app/use-problems.ts'

/** What the form of a new request holds; kept as a draft while it is typed. */
export interface NewRequest {
  requestKey: string
  typeId: number | null
  title: string
  description: string
  preferredOn: string | null
  preferredTime: string
  files: readonly Attachment[]
}

export const emptyRequest = (): NewRequest => ({
  requestKey: '',
  typeId: null,
  title: '',
  description: '',
  preferredOn: null,
  preferredTime: '',
  files: [],
})

type ProblemKey = 'type' | 'title' | 'description' | 'day' | 'past'

/** What has to be corrected before the form is worth sending; the server checks again. */
export function problemsOf(
  form: NewRequest,
  around: { type: TaskType | null; today: string; sentence: (key: ProblemKey) => string },
): FormProblem[] {
  const { type, today, sentence } = around
  const found: [field: string, problem: ProblemKey][] = []
  if (type === null) found.push(['type', 'type'])
  if (form.title.trim() === '') found.push(['title', 'title'])
  if (form.description.trim() === '') found.push(['description', 'description'])
  if (type?.asksForAppointment) {
    if (form.preferredTime && form.preferredOn === null) found.push(['day', 'day'])
    if (form.preferredOn !== null && form.preferredOn < today) found.push(['day', 'past'])
  }
  return found.map(([field, problem]) => ({ fieldId: `request-${field}`, text: sentence(problem) }))
}
