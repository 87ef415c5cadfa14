import * as z from 'zod/mini'
import { id, version } from '../kernel/ids.ts'

/** Before and after of a change: only the fields that differ. */
const fields = z.record(z.string(), z.unknown())

/** Every change names the version it left behind, so that a stale window can be told what it has missed. */
const client = { clientId: id, version }

export const clientEvents = {
  'client.created': z.object({
    ...client,
    number: z.string(),
    name: z.string(),
    caretakerId: z.nullable(id),
  }),
  'client.changed': z.object({ ...client, before: fields, after: fields }),
  'client.viewed': z.object({ clientId: id }),
  'client.accounts-viewed': z.object({ clientId: id }),
  'client.caretaker-set': z.object({
    ...client,
    before: z.nullable(id),
    after: z.nullable(id),
    reason: z.string(),
  }),
  'client.alert-note-set': z.object({
    ...client,
    before: z.nullable(z.string()),
    after: z.nullable(z.string()),
  }),
}

/** `number`: what the point is called in the billing system after the change. */
const point = { clientId: id, servicePointId: id, version, number: z.string() }

export const servicePointEvents = {
  'service-point.added': z.object({ ...point, before: fields, after: fields }),
  'service-point.changed': z.object({ ...point, before: fields, after: fields }),
  'service-point.ended': z.object({ ...point, before: fields, after: fields }),
  'service-point.resumed': z.object({ ...point, before: fields, after: fields }),
}
