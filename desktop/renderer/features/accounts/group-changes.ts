import type { PanelAccount } from '#shared/domain/accounts/panel.ts'

/** How many of the accounts are in a group. */
export type Extent = 'all' | 'some' | 'none'

export function extentOf(accounts: readonly PanelAccount[], groupId: number): Extent {
  const count = accounts.filter(({ groups }) => groups.some(({ id }) => id === groupId)).length
  if (count === 0) return 'none'
  return count === accounts.length ? 'all' : 'some'
}

/** Which groups to give and take so that every ticked one holds all accounts; those left alone are in neither. */
export function groupChanges(
  accounts: readonly PanelAccount[],
  ticked: ReadonlyMap<number, boolean>,
): { add: number[]; remove: number[] } {
  const changed = [...ticked].filter(([id, isOn]) => extentOf(accounts, id) !== (isOn ? 'all' : 'none'))
  return {
    add: changed.flatMap(([id, isOn]) => (isOn ? id : [])),
    remove: changed.flatMap(([id, isOn]) => (isOn ? [] : id)),
  }
}
