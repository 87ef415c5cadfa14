import * as z from 'zod/mini'
import { calendarDate, id } from '../kernel/ids.ts'
import { portletName } from '../portlets/schema.ts'

/** What a delegate is limited to; null stands for no limit. `untilOn` is the last day of the access. */
export const delegateLimits = z.object({
  portlets: z.nullable(z.array(portletName).check(z.minLength(1), z.maxLength(40))),
  pointIds: z.nullable(z.array(id).check(z.minLength(1), z.maxLength(500))),
  untilOn: z.nullable(calendarDate),
})
export type DelegateLimits = z.infer<typeof delegateLimits>
