import * as z from 'zod/mini'
import { bilingual, calendarDate, id, instant, version } from '../kernel/ids.ts'
import { findingKinds } from './findings.ts'
import { outages, publicationKind, publicationState } from './schema.ts'

/** More windows than these fit on no screen; whoever wants the rest narrows the days or the kind. */
export const mostScheduledWindows = 1000
/** Publications that have no window yet; the newest ones. */
export const mostUndated = 50
const mostDays = 400

const daysBetween = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 86_400_000

/** Days of the office, `until` excluded; `kind` null stands for all kinds. */
export const scheduleInput = z
  .object({ from: calendarDate, until: calendarDate, kind: z.nullable(publicationKind) })
  .check(
    z.refine(
      ({ from, until }) => daysBetween(from, until) >= 1 && daysBetween(from, until) <= mostDays,
      'range',
    ),
  )
export type ScheduleInput = z.infer<typeof scheduleInput>

const scheduledPublication = z.object({
  id,
  kind: publicationKind,
  version,
  title: bilingual,
  state: publicationState,
  /** The version of its open words, which publishing has to have seen; null where there are none. */
  open: z.nullable(z.object({ version, isInReview: z.boolean() })),
  audience: z.object({
    kind: z.enum(['everyone', 'chosen']),
    groups: z.array(z.object({ id, name: bilingual })),
  }),
  outage: z.enum(outages),
  worksFrom: z.nullable(instant),
  worksUntil: z.nullable(instant),
  /** Those that touch the days; none for what has no window yet. */
  windows: z.array(z.object({ from: instant, until: z.nullable(instant) })),
  /** From when its first approved words are shown; null while none are. */
  effectiveFrom: z.nullable(instant),
  /** When other words of it take their place. */
  changesAt: z.array(instant),
})
export type ScheduledPublication = z.infer<typeof scheduledPublication>

export const schedule = z.object({
  items: z.array(scheduledPublication),
  /** Whether there are more windows than `mostScheduledWindows`; then those that end first are told. */
  isCut: z.boolean(),
})
export type Schedule = z.infer<typeof schedule>

export const scheduleFinding = z.object({
  kind: z.enum(findingKinds),
  publicationId: id,
  title: bilingual,
  other: z.nullable(z.object({ id, title: bilingual })),
  link: z.nullable(z.string()),
  at: z.nullable(instant),
})
export type ScheduleFinding = z.infer<typeof scheduleFinding>
