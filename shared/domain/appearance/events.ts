import * as z from 'zod/mini'
import { id, instant } from '../kernel/ids.ts'

const version = { versionId: id, number: z.int() }

export const appearanceEvents = {
  'appearance.draft-saved': z.object({ fields: z.array(z.string()) }),
  'appearance.draft-discarded': z.object({}),
  'appearance.published': z.object({ ...version, effectiveFrom: instant }),
  'appearance.called-off': z.object({ ...version, effectiveFrom: instant }),
  'appearance.restored': z.object({ ...version, restoredFrom: z.int() }),
  'appearance.picture-removed': z.object({ pictureId: id, name: z.string() }),
  'appearance.picture-added': z.object({ pictureId: id, name: z.string(), width: z.int(), height: z.int() }),
}
