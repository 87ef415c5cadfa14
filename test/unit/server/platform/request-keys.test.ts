import { describe, expect, it } from 'vitest'
import { canonical, checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'

describe('the hash of a create', () => {
  it('does not depend on the order of fields, on the key itself or on what is undefined', () => {
    const one = requestHash({ requestKey: 'a', title: 'x', when: { on: '2026-11-21', at: null } })
    const other = requestHash({
      when: { at: null, on: '2026-11-21' },
      title: 'x',
      requestKey: 'b',
      more: undefined,
    })
    expect(one).toBe(other)
  })

  it('depends on every value', () => {
    const base = { requestKey: 'a', title: 'x', files: [1, 2] }
    const hashes = [base, { ...base, title: 'y' }, { ...base, files: [2, 1] }, { ...base, note: null }].map(
      requestHash,
    )
    expect(new Set(hashes).size).toBe(4)
  })

  it('lets an equal repeat pass and refuses another one', () => {
    expect(() => {
      checkRepeat({ requestHash: 'a' }, 'a')
    }).not.toThrow()
    expect(() => {
      checkRepeat({ requestHash: 'a' }, 'b')
    }).toThrow('request.key-reused')
  })
})

describe('canonical JSON', () => {
  it('sorts keys at every depth and keeps the order of lists', () => {
    expect(canonical({ b: [{ d: 1, c: 'ż' }], a: true })).toBe('{"a":true,"b":[{"c":"ż","d":1}]}')
  })
})
