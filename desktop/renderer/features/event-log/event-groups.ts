import { eventNames, type EventName } from '#shared/domain/event-log/events.ts'

export const eventGroups = ['sign-in', 'accounts', 'clients', 'tasks', 'files', 'other'] as const
export type EventGroup = (typeof eventGroups)[number]

const signIn = /^account\.(signed|sign-in|locked|unlocked|link-refused)/

function groupOf(name: EventName): EventGroup {
  if (signIn.test(name)) return 'sign-in'
  if (/^(account|delegate|activation|group)\./.test(name)) return 'accounts'
  if (/^(client|contact|consent|attribute|service-point)\./.test(name)) return 'clients'
  if (name.startsWith('task.')) return 'tasks'
  return /^(file|document)\./.test(name) ? 'files' : 'other'
}

/** The names of the events one group stands for. */
export const namesIn = (group: EventGroup): EventName[] =>
  eventNames.filter((name) => groupOf(name) === group)

/** A line of an event's details: a fact, or what it was before and is after. */
export interface PayloadLine {
  readonly key: string
  readonly before: string | null
  readonly after: string
}

const asRecord = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null

function asText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The payload as lines to read: `before` and `after` side by side, field by field. */
export function payloadLines(payload: Readonly<Record<string, unknown>>): PayloadLine[] {
  const { before, after, ...rest } = payload
  const facts = Object.entries(rest).map(([key, value]) => ({ key, before: null, after: asText(value) }))
  if (before === undefined && after === undefined) return facts
  const old = asRecord(before)
  const now = asRecord(after)
  if (!old || !now) return [...facts, { key: 'value', before: asText(before), after: asText(after) }]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return [...facts, ...fields.map((key) => ({ key, before: asText(old[key]), after: asText(now[key]) }))]
}
