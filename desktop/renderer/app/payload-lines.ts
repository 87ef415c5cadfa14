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
