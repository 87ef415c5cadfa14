import type { Permission } from '#shared/domain/accounts/permissions.ts'

const nounsOf = {
  tasks: ['task'],
  clients: ['client', 'client-account'],
  documents: ['document'],
  team: ['account', 'group', 'event'],
  portal: ['portlet', 'publication', 'appearance'],
  requests: ['request'],
  'own-documents': ['own-document'],
  'own-data': ['own-data', 'delegate'],
} as const

export type PermissionArea = keyof typeof nounsOf

/** What a list of permissions is about, area by area; each permission is named by its noun. */
export function byArea<Line extends { permission: Permission }>(
  lines: readonly Line[],
): { area: PermissionArea; lines: Line[] }[] {
  return (Object.keys(nounsOf) as PermissionArea[])
    .map((area) => ({ area, lines: lines.filter((line) => isOf(area, line.permission)) }))
    .filter((group) => group.lines.length > 0)
}

function isOf(area: PermissionArea, permission: Permission): boolean {
  const noun = permission.slice(0, permission.lastIndexOf('.'))
  return nounsOf[area].some((known) => known === noun)
}
