import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queueViews, taskStatuses, type QueueFilter } from '#shared/domain/tasks/schema.ts'
import {
  addressOfFilter,
  belongsTo,
  byDeadline,
  filterFromAddress,
  isNarrowed,
  withArrivals,
} from '#desktop/renderer/features/tasks/queue-filter.ts'
import { taskRow } from '../support/rows.ts'

const anyFilter: fc.Arbitrary<QueueFilter> = fc.record(
  {
    view: fc.constantFrom(...queueViews),
    state: fc.constantFrom('open' as const, 'ended' as const, ...taskStatuses),
    typeId: fc.integer({ min: 1, max: 99 }),
    assigneeId: fc.integer({ min: 1, max: 99 }),
    overdueOnly: fc.constant(true),
    text: fc.string({ minLength: 1, maxLength: 100 }),
  },
  { requiredKeys: ['view', 'state'] },
)

describe('the address of a queue', () => {
  it('brings back every filter it was made of', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const query = addressOfFilter(filter) as Record<string, string>
        expect(filterFromAddress(filter.view, query)).toEqual(filter)
      }),
    )
  })

  it('leaves out what it does not know', () => {
    const query = { state: 'lost', type: '-1', caretaker: 'x', overdue: 'perhaps', text: '' }
    expect(filterFromAddress('nowhere', query)).toEqual({ view: 'mine', state: 'open' })
  })

  it('cuts a text that the server would refuse', () => {
    expect(filterFromAddress('all', { text: 'x'.repeat(500) }).text).toHaveLength(100)
  })

  it('tells whether anything but the view is set', () => {
    expect(isNarrowed({ view: 'all', state: 'open' })).toBe(false)
    expect(isNarrowed({ view: 'all', state: 'open', overdueOnly: true })).toBe(true)
    expect(isNarrowed({ view: 'all', state: 'closed' })).toBe(true)
  })
})

describe('a row that the live feed brings', () => {
  const viewer = { accountId: 7, groupIds: [2] }
  const open = { view: 'all', state: 'open' } as const

  it.each([
    ['mine', { assigneeId: 7 }, true],
    ['mine', { assigneeId: 8 }, false],
    ['unassigned', { assigneeId: null }, true],
    ['unassigned', { assigneeId: 7 }, false],
    ['my-groups', { groupId: 2 }, true],
    ['my-groups', { groupId: 3 }, false],
    ['all', { assigneeId: 8, groupId: 3 }, true],
  ] as const)('belongs to %s with %o: %s', (view, facts, belongs) => {
    expect(belongsTo({ ...open, view }, taskRow(facts), viewer)).toBe(belongs)
  })

  it.each([
    [{ ...open, state: 'ended' }, { status: 'closed' }, true],
    [{ ...open, state: 'ended' }, { status: 'waiting' }, false],
    [open, { status: 'resolved' }, false],
    [{ ...open, state: 'waiting' }, { status: 'waiting' }, true],
    [{ ...open, typeId: 4 }, { typeId: 5 }, false],
    [{ ...open, assigneeId: 9 }, { assigneeId: 9 }, true],
    [{ ...open, clientId: 12 }, { clientId: 11 }, false],
    [{ ...open, overdueOnly: true }, { isOverdue: false }, false],
  ] as const)('answers %o with %o: %s', (filter, facts, belongs) => {
    expect(belongsTo(filter, taskRow(facts), viewer)).toBe(belongs)
  })

  it('waits for the server where words are searched', () => {
    expect(belongsTo({ ...open, text: 'woda' }, taskRow(), viewer)).toBe(false)
  })
})

describe('rows that arrived since a list was read', () => {
  const rows = fc
    .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 500 }), day: fc.integer({ min: 10, max: 28 }) }), {
      selector: (row) => row.id,
      maxLength: 30,
    })
    .map((list) => list.map(({ id, day }) => taskRow({ id, dueAt: `2026-11-${day}T23:00:00.000Z` })))

  it('take their places by deadline and leave what was read in order', () => {
    fc.assert(
      fc.property(rows, fc.nat(30), (all, cut) => {
        const read = all.slice(0, cut).sort(byDeadline)
        const arrived = all.slice(cut)
        const shown = withArrivals(read, arrived, true)
        expect(shown).toEqual([...all].sort(byDeadline))
      }),
    )
  })

  it('wait where more is still to be read', () => {
    const read = [taskRow({ id: 1, dueAt: '2026-11-20T23:00:00.000Z' })]
    const later = taskRow({ id: 2, dueAt: '2026-11-25T23:00:00.000Z' })
    expect(withArrivals(read, [later], false)).toEqual(read)
    expect(withArrivals(read, [later], true)).toEqual([...read, later])
  })

  it('are not shown twice', () => {
    const row = taskRow()
    expect(withArrivals([row], [row], true)).toEqual([row])
  })

  it('do not move a row whose deadline changed while it is read', () => {
    const moved = taskRow({ id: 1, dueAt: '2026-12-24T23:00:00.000Z' })
    const other = taskRow({ id: 2, dueAt: '2026-11-20T23:00:00.000Z' })
    expect(withArrivals([moved, other], [], true).map((row) => row.id)).toEqual([1, 2])
  })
})
