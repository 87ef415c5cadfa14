import type { TaskType } from '#shared/domain/tasks/schema.ts'

/** What the form of a new request holds; kept as a draft while it is typed. */
export interface NewRequest {
  requestKey: string
  typeId: number | null
  title: string
  description: string
  preferredOn: string | null
  preferredTime: string
}

export interface FormProblem {
  readonly fieldId: string
  readonly text: string
}

export const emptyRequest = (): NewRequest => ({
  requestKey: '',
  typeId: null,
  title: '',
  description: '',
  preferredOn: null,
  preferredTime: '',
})

type ProblemKey = 'type' | 'title' | 'description' | 'day'

/** What has to be corrected before the form is worth sending; the server checks again. */
export function problemsOf(
  form: NewRequest,
  type: TaskType | null,
  sentence: (key: ProblemKey) => string,
): FormProblem[] {
  const found: ProblemKey[] = []
  if (type === null) found.push('type')
  if (form.title.trim() === '') found.push('title')
  if (form.description.trim() === '') found.push('description')
  if (type?.asksForAppointment && form.preferredTime && form.preferredOn === null) found.push('day')
  return found.map((key) => ({ fieldId: `request-${key}`, text: sentence(key) }))
}
