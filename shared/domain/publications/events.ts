import * as z from 'zod/mini'
import { id, version } from '../kernel/ids.ts'

const of = { publicationId: id, kind: z.string(), title: z.string() }
const ofVersion = { ...of, number: z.int() }
/** Before and after of a change: only the fields that differ. */
const fields = z.record(z.string(), z.unknown())

export const publicationEvents = {
  'publication.created': z.object(of),
  /** Written once for each run of changes by one person, not at each automatic save. */
  'publication.draft-saved': z.object({ ...ofVersion, version }),
  'publication.draft-discarded': z.object(ofVersion),
  'publication.submitted': z.object(ofVersion),
  'publication.published': z.object({ ...ofVersion, effectiveFrom: z.string(), inSet: z.boolean() }),
  'publication.called-off': z.object({ ...ofVersion, effectiveFrom: z.string() }),
  'publication.withdrawn': z.object({ ...of, reason: z.string() }),
  'publication.version-restored': z.object({ ...ofVersion, from: z.int() }),
  'publication.windows-set': z.object({ ...of, before: fields, after: fields }),
  'publication.audience-set': z.object({ ...of, before: fields, after: fields }),
  'publication.telling-set': z.object({ ...of, before: fields, after: fields }),
  /** A window has opened and readers are told of it. */
  'publication.went-live': z.object({ ...of, byMail: z.boolean() }),
  /** Some of them were told: accounts after one id up to another, by the event `causeId`. */
  'readers.told': z.object({
    publicationId: id,
    causeId: id,
    ...{ afterAccountId: z.int(), lastAccountId: id, accounts: z.int(), letters: z.int() },
  }),
  'publication.settings-changed': z.object({ before: fields, after: fields }),
}
