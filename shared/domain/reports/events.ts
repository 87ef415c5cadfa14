import * as z from 'zod/mini'
import { id } from '../kernel/ids.ts'

export const reportEvents = {
  /** Too many reports came from one address, or in all. */
  'report.refused': z.object({ typeId: id }),
  'report.offered-set': z.object({ typeId: id, before: z.boolean(), after: z.boolean() }),
  /** Whoever reported a case looked at it, with its number and secret. */
  'case.viewed': z.object({ taskId: id }),
  /** A number as it was typed did not go with the secret, or was not tried because of earlier attempts. */
  'case.refused': z.object({ number: z.string(), reason: z.enum(['secret', 'locked']) }),
}
