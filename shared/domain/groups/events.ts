import * as z from 'zod/mini'
import { id, version } from '../kernel/ids.ts'
import { groupKind } from './schema.ts'

/** Before and after of a change: only what differs. */
const said = z.record(z.string(), z.unknown())

export const groupEvents = {
  'group.created': z.object({
    groupId: id,
    version,
    kind: groupKind,
    name: z.string(),
    parentId: z.nullable(id),
  }),
  'group.changed': z.object({ groupId: id, version, before: said, after: said }),
  /** By permission what the group itself says: true, false, or null where its parent decides. */
  'group.grants-set': z.object({ groupId: id, version, before: said, after: said }),
  /** `removedIds`: it and, where that was asked for, the groups that inherited from it. */
  'group.removed': z.object({ groupId: id, name: z.string(), removedIds: z.array(id) }),
}
