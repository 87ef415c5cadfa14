import { describe, expect, it } from 'vitest'
import { changesOf, merged } from '#desktop/renderer/features/portlets/portlet-merge.ts'
import { word } from './group-portlets.ts'

const seen = [word('documents', 10), word('my-requests', 20), word('my-data', 30)]
const [documents, requests, data] = seen as [(typeof seen)[0], (typeof seen)[0], (typeof seen)[0]]
const nothing: ReadonlySet<string> = new Set()
const byPosition = (words: readonly (typeof seen)[0][]) =>
  words.toSorted((a, b) => a.position - b.position).map(({ portlet }) => portlet)

describe('two people changing the portlets of a group', () => {
  it('both changes are kept when they are about different things', () => {
    const mine = [{ ...documents, width: 'full' as const }, requests, data]
    const theirs = [documents, { ...requests, isOn: false }, data, word('balance', 40)]
    const ways = { seen, mine, theirs }
    expect(changesOf(ways).map(({ key, isOpen }) => [key, isOpen])).toEqual([
      ['my-requests.choice', false],
      ['balance.choice', false],
    ])
    expect(merged(ways, nothing).toSorted((a, b) => a.position - b.position)).toEqual([
      { ...documents, width: 'full' },
      { ...requests, isOn: false },
      data,
      word('balance', 40),
    ])
  })

  it('asks where both changed the same, and takes what was chosen', () => {
    const mine = [{ ...documents, width: 'full' as const }, requests, data]
    const theirs = [{ ...documents, width: 'third' as const }, requests, data]
    const ways = { seen, mine, theirs }
    expect(changesOf(ways).map(({ key, isOpen }) => [key, isOpen])).toEqual([['documents.width', true]])
    const widthAfter = (taken: ReadonlySet<string>) =>
      merged(ways, taken).find(({ portlet }) => portlet === 'documents')?.width
    expect(widthAfter(nothing)).toBe('full')
    expect(widthAfter(new Set(['documents.width']))).toBe('third')
  })

  it('treats the order as one thing', () => {
    const mine = [documents, requests, { ...data, position: 5 }]
    const theirs = [{ ...documents, position: 40 }, requests, data]
    const ways = { seen, mine, theirs }
    expect(changesOf(ways).map(({ key, isOpen }) => [key, isOpen])).toEqual([['order', true]])
    expect(byPosition(merged(ways, nothing))).toEqual(['my-data', 'documents', 'my-requests'])
    expect(byPosition(merged(ways, new Set(['order'])))).toEqual(['my-requests', 'my-data', 'documents'])
  })

  it('asks when one leaves a portlet to the parent that the other has changed', () => {
    const mine = [{ ...documents, settings: { rows: 3 } }, requests, data]
    const ways = { seen, mine, theirs: [requests, data] }
    expect(changesOf(ways)).toMatchObject([{ key: 'documents.choice', isOpen: true }])
    expect(merged(ways, nothing)).toContainEqual({ ...documents, settings: { rows: 3 } })
    expect(merged(ways, new Set(['documents.choice'])).map(({ portlet }) => portlet)).not.toContain(
      'documents',
    )
  })

  it('asks about the width where both have begun to say something of the same portlet', () => {
    const mine = [...seen, word('balance', 40, { width: 'full' })]
    const theirs = [...seen, word('balance', 40, { width: 'third' })]
    const ways = { seen, mine, theirs }
    expect(changesOf(ways)).toMatchObject([{ key: 'balance.width', isOpen: true }])
    expect(merged(ways, nothing)).toContainEqual(mine[3])
    expect(merged(ways, new Set(['balance.width']))).toContainEqual(theirs[3])
  })

  it('has nothing to tell where both did the same', () => {
    const mine = [...seen, word('balance', 40)]
    expect(changesOf({ seen, mine, theirs: mine })).toEqual([])
  })

  it('takes the whole word of the other where neither had one before', () => {
    const mine = [...seen, word('balance', 40, { isOn: false })]
    const theirs = [...seen, word('balance', 50, { width: 'third' })]
    const ways = { seen, mine, theirs }
    expect(changesOf(ways)).toMatchObject([{ key: 'balance.choice', isOpen: true }])
    expect(merged(ways, new Set(['balance.choice']))).toContainEqual(theirs[3])
    expect(merged(ways, nothing)).toContainEqual(mine[3])
  })
})
