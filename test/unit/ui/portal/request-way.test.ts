import { describe, expect, it } from 'vitest'
import { taskStatuses } from '#shared/domain/tasks/schema.ts'
import { wayOf } from '#portal/public/features/tasks/request-way.ts'
import { moved, requestIn } from './support.ts'

const told = (...[request, entries]: Parameters<typeof wayOf>) =>
  wayOf(request, entries).map(({ state, text }) => `${state} ${text.replace('portal.way.', '')}`)

describe('the way of a request', () => {
  it('begins with the caretaker, or in the queue where there is none', () => {
    expect(told(requestIn('new'), [])).toEqual(['done filed', 'current now.assigned', 'upcoming next.answer'])
    expect(told(requestIn('new', { caretakerName: null }), [])[1]).toBe('current now.unassigned')
  })

  it('tells the present state once, as what happens now', () => {
    const moves = [moved('new', 'in-progress'), moved('in-progress', 'waiting')]
    expect(told(requestIn('waiting'), moves)).toEqual([
      'done filed',
      'done in-progress',
      'current now.waiting',
      'upcoming next.answer',
    ])
    expect(wayOf(requestIn('waiting'), moves)[2]?.at).toBe(moves[1]?.createdAt)
  })

  it('asks for the last word on what the office thinks settled', () => {
    expect(told(requestIn('resolved'), [moved('new', 'resolved')])).toEqual([
      'done filed',
      'done resolved',
      'current now.resolved',
      'upcoming next.closing',
    ])
  })

  it('tells who ended it, and has nothing to come then', () => {
    const ends = [
      [moved('resolved', 'closed', 'client'), 'done confirmed'],
      [moved('in-progress', 'closed', 'client'), 'done withdrawn'],
      [moved('resolved', 'closed'), 'done closed'],
    ] as const
    for (const [end, words] of ends) expect(told(requestIn('closed'), [end])).toEqual(['done filed', words])
    expect(told(requestIn('rejected'), [moved('new', 'rejected')]).at(-1)).toBe('done rejected')
  })

  it('says when a matter was opened again', () => {
    for (const from of ['resolved', 'closed', 'rejected'] as const) {
      const moves = [moved(from, 'in-progress'), moved('in-progress', 'waiting')]
      expect(told(requestIn('waiting'), moves)).toContain('done reopened')
    }
  })

  it('knows where a request stands although its moves are not at hand', () => {
    for (const status of taskStatuses) {
      const way = wayOf(requestIn(status), [])
      expect(way.filter(({ state }) => state === 'current')).toHaveLength(
        status === 'closed' || status === 'rejected' ? 0 : 1,
      )
    }
  })

  it('leaves out what is said without moving the request', () => {
    const reply = { ...moved('new', 'new'), kind: 'reply' as const, change: null, body: 'Dzień dobry' }
    expect(told(requestIn('new'), [reply])).toHaveLength(3)
  })
})
