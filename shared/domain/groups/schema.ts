import * as z from 'zod/mini'
import { permissions } from '../accounts/permissions.ts'
import { bilingual, id, line, optionalLine, requestKey, version } from '../kernel/ids.ts'

const permission = z.enum(permissions)
export const groupKind = z.enum(['staff', 'client'])

/** A group as it is named beside others. */
export const groupRef = z.object({ id, name: bilingual })
export type GroupRef = z.infer<typeof groupRef>

/** A group of the list; `permissions` counts what its members may after inheritance. */
export const groupRow = z.object({
  id,
  code: z.nullable(z.string()),
  kind: groupKind,
  name: bilingual,
  description: bilingual,
  parentId: z.nullable(id),
  rank: z.int(),
  members: z.int(),
  permissions: z.int(),
  version,
})
export type GroupRow = z.infer<typeof groupRow>

/** What a group itself says of a permission; of one it does not name its parent decides. */
export const ownGrant = z.object({ permission, isGranted: z.boolean() })
export type OwnGrant = z.infer<typeof ownGrant>

/**
 * One permission as a group has it. `own` is what the group says itself (null: nothing), `inherited` what its parent
 * has and which group says so (null: none does), `isGranted` what follows.
 */
export const groupPermission = z.object({
  permission,
  isGranted: z.boolean(),
  own: z.nullable(z.boolean()),
  inherited: z.nullable(z.object({ isGranted: z.boolean(), from: groupRef })),
})
export type GroupPermission = z.infer<typeof groupPermission>

/** A group with everything its screen shows: every permission of its kind, in the order of the catalogue. */
export const groupDetail = z.object({
  id,
  code: z.nullable(z.string()),
  kind: groupKind,
  name: bilingual,
  description: bilingual,
  rank: z.int(),
  parent: z.nullable(groupRef),
  children: z.array(groupRef),
  members: z.int(),
  permissions: z.array(groupPermission),
  version,
  can: z.object({ edit: z.boolean(), remove: z.boolean() }),
})
export type GroupDetail = z.infer<typeof groupDetail>

export const getGroupInput = z.object({ groupId: id })

/** Of two groups of an account, the one of the lower rank decides how a portlet looks. */
const rank = z.int().check(z.minimum(1), z.maximum(999))
const groupFields = {
  name: z.object({ pl: line(120), en: line(120) }),
  description: z.object({ pl: optionalLine(500), en: optionalLine(500) }),
  parentId: z.nullable(id),
  rank,
}

export const createGroupInput = z.object({ requestKey, kind: groupKind, ...groupFields })
export type CreateGroupInput = z.infer<typeof createGroupInput>

export const updateGroupInput = z.object({ groupId: id, version, ...groupFields })
export type UpdateGroupInput = z.infer<typeof updateGroupInput>

/** All that a group says itself; what is not named is inherited. */
export const setGrantsInput = z.object({
  groupId: id,
  version,
  grants: z.array(ownGrant).check(
    z.maxLength(permissions.length),
    z.refine((grants) => new Set(grants.map((grant) => grant.permission)).size === grants.length),
  ),
})
export type SetGrantsInput = z.infer<typeof setGrantsInput>

/**
 * Takes a group away. One that others inherit from is refused until it is said what becomes of those: `move-up` hands
 * them to the parent of the removed group, `remove` takes them away as well.
 */
export const removeGroupInput = z.object({
  groupId: id,
  version,
  children: z.nullable(z.enum(['move-up', 'remove'])),
})
export type RemoveGroupInput = z.infer<typeof removeGroupInput>

export const compareGroupsInput = z.object({ groupId: id, otherId: id })
export type CompareGroupsInput = z.infer<typeof compareGroupsInput>

/** What one of two groups has of a permission; `from` is the group that says so, null when none does. */
const side = z.object({ isGranted: z.boolean(), from: z.nullable(groupRef) })

/** The permissions in which two groups of one kind differ, after inheritance, in the order of the catalogue. */
export const groupDifference = z.object({
  group: groupRef,
  other: groupRef,
  same: z.int(),
  different: z.array(z.object({ permission, group: side, other: side })),
})
export type GroupDifference = z.infer<typeof groupDifference>

/** What `row.stale` tells of a group that changed since the version a window has seen. */
export interface StaleGroupDetails {
  readonly version: number
  readonly changedBy: string
  readonly changedAt: string | null
}
