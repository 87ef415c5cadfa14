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
  'client.history-viewed': z.object({ clientId: id, isFirstPage: z.boolean() }),
  'client.attributes-set': z.object({
    clientId: id,
    attributeIds: z.array(id),
    before: fields,
    after: fields,
  }),
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

const contact = { clientId: id, contactId: id, version, before: fields, after: fields }
const consent = {
  clientId: id,
  consent: z.enum(['e-invoice', 'sms', 'marketing']),
  source: z.enum(['desk', 'portal']),
  reason: z.string(),
  before: z.nullable(z.boolean()),
  after: z.boolean(),
}
const attribute = { attributeId: id, version, name: z.string() }
const redefined = z.object({ ...attribute, before: fields, after: fields })

/** `number` and `name` are those of the other record. */
const apart = z.object({ clientId: id, otherId: id, number: z.string(), name: z.string() })

/** Everything else that a record holds: contacts, consents, and the office's own fields. */
export const recordEvents = {
  'contact.added': z.object(contact),
  'contact.changed': z.object(contact),
  'contact.removed': z.object(contact),
  'consent.given': z.object(consent),
  'consent.withdrawn': z.object(consent),
  'attribute.defined': z.object({ ...attribute, kind: z.string(), choices: z.array(z.string()) }),
  'attribute.redefined': redefined,
  'attribute.retired': redefined,
  'attribute.restored': redefined,
  'attribute.ordered': z.object({ before: z.array(id), after: z.array(id) }),
  'client.parent-set': z.object({ ...client, before: z.nullable(id), after: z.nullable(id) }),
  /** Another record became this one: what moved, which fields were taken over. */
  'client.merged': z.object({
    ...client,
    mergedId: id,
    number: z.string(),
    name: z.string(),
    moved: z.record(z.string(), z.int()),
    before: fields,
    after: fields,
  }),
  /** The same, under the id of the record that went. */
  'client.merged-away': z.object({ clientId: id, into: id }),
  /** The office has said that two records are of different clients; told under the id of each. */
  'client.told-apart': apart,
  'client.apart-taken-back': apart,
}
