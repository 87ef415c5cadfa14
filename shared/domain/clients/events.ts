import * as z from 'zod/mini'
import { id } from '../kernel/ids.ts'

/** Before and after of a change: only the fields that differ. */
const fields = z.record(z.string(), z.unknown())

export const clientEvents = {
  'client.created': z.object({ clientId: id, number: z.string(), name: z.string() }),
  'client.changed': z.object({ clientId: id, before: fields, after: fields }),
  'client.viewed': z.object({ clientId: id }),
  'client.accounts-viewed': z.object({ clientId: id }),
  'client.caretaker-set': z.object({
    clientId: id,
    before: z.nullable(id),
    after: z.nullable(id),
    reason: z.string(),
  }),
  'client.alert-note-set': z.object({
    clientId: id,
    before: z.nullable(z.string()),
    after: z.nullable(z.string()),
  }),
}
