import type { GroupDetail, GroupRow } from '#shared/domain/groups/schema.ts'

const clerks = { id: 3, name: { pl: 'Pracownicy biura', en: 'Clerks' } }

/** A group of staff under the clerks, with three permissions to look at. */
export function complaints(facts: Partial<GroupDetail> = {}): GroupDetail {
  const inherited = { isGranted: true, from: clerks }
  return {
    id: 21,
    code: null,
    kind: 'staff',
    name: { pl: 'Reklamacje', en: 'Complaints' },
    description: { pl: '', en: '' },
    rank: 90,
    parent: clerks,
    children: [{ id: 22, name: { pl: 'Stażyści', en: 'Trainees' } }],
    members: 3,
    permissions: [
      { permission: 'task.read', isGranted: true, own: null, inherited },
      { permission: 'client.edit', isGranted: false, own: false, inherited },
      { permission: 'event.read', isGranted: false, own: null, inherited: null },
    ],
    version: 4,
    can: { edit: true, remove: true },
    ...facts,
  }
}

export function row(id: number, facts: Partial<GroupRow> = {}): GroupRow {
  return {
    id,
    code: null,
    kind: 'staff',
    name: { pl: `Grupa ${id}`, en: `Group ${id}` },
    description: { pl: '', en: '' },
    parentId: null,
    rank: 90,
    members: 0,
    permissions: 0,
    version: 0,
    ...facts,
  }
}
