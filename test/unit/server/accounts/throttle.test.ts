import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counterOf, counterOfAddress, forgiven, limits, waitAfter } from '#server/platform/auth/throttle.ts'

const now = new Date('2026-11-21T11:00:00.000Z')
const hour = 3_600_000
const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)

describe('the wait after failures', () => {
  it('is nothing for the first, then doubles up to the longest', () => {
    const waits = [0, 1, 4, 5, 6, 7, 14, 15, 60].map((failures) => waitAfter(failures, limits.login) / 1000)
    expect(waits).toEqual([0, 0, 0, 1, 2, 4, 512, 900, 900])
  })

  it.each(Object.entries(limits))(
    'of %s never shrinks as failures grow and never passes the longest',
    (_, limit) => {
      fc.assert(
        fc.property(fc.nat(10_000), (failures) => {
          const wait = waitAfter(failures, limit)
          return wait <= waitAfter(failures + 1, limit) && wait <= limit.longestWait
        }),
      )
    },
  )
})

describe('failures', () => {
  const counted = (failures: number, age: number) => ({ failures, countedAt: before(age), lockedUntil: null })

  it('are forgiven one by one', () => {
    expect(forgiven(counted(5, hour - 1), now, limits.login)).toMatchObject({ failures: 5 })
    expect(forgiven(counted(5, hour), now, limits.login)).toMatchObject({ failures: 4, countedAt: now })
    expect(forgiven(counted(5, 2.5 * hour), now, limits.login)).toMatchObject({
      failures: 3,
      countedAt: before(hour / 2),
    })
    expect(forgiven(counted(5, 5 * hour), now, limits.login)).toMatchObject({ failures: 0, countedAt: now })
  })

  it('are not forgiven when the clock goes back', () => {
    expect(forgiven(counted(5, -hour), now, limits.login)).toMatchObject({ failures: 5 })
  })

  it('are forgiven the same however often one looks', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.array(fc.nat(3 * hour), { maxLength: 6 }), (failures, steps) => {
        let time = before(20 * hour)
        let looked = { failures, countedAt: time, lockedUntil: null as Date | null }
        for (const step of steps) {
          time = new Date(Math.min(time.getTime() + step, now.getTime()))
          looked = forgiven(looked, time, limits.login)
        }
        const once = forgiven(
          { failures, countedAt: before(20 * hour), lockedUntil: null },
          now,
          limits.login,
        )
        return forgiven(looked, now, limits.login).failures === once.failures
      }),
    )
  })
})

describe('a counter', () => {
  it('is stored under a hash that tells nothing', () => {
    const { subject } = counterOf('login', 'anna.lis')
    expect(subject).toMatch(/^[0-9a-f]{64}$/)
    expect(subject).toBe(counterOf('login', 'anna.lis').subject)
    expect(subject).not.toBe(counterOf('mail', 'anna.lis').subject)
    expect(subject).not.toBe(counterOf('login', 'anna.liss').subject)
  })

  it.each([
    ['203.0.113.7', '::ffff:203.0.113.7', true],
    ['203.0.113.7', '203.0.113.8', false],
    ['2001:db8:0:7::1', '2001:DB8:0:7:ffff:ffff:ffff:ffff', true],
    ['2001:db8::1', '2001:0db8:0000:0000:9:9:9:9', true],
    ['2001:db8:0:7::1', '2001:db8:0:8::1', false],
    ['::1', '::2', true],
  ])('of the addresses %s and %s is the same: %s', (one, other, isSame) => {
    const subjects = [one, other].map((address) => counterOfAddress('address', address)?.subject)
    expect(subjects[0] === subjects[1]).toBe(isSame)
  })

  it('of no address is none', () => {
    expect(counterOfAddress('address', null)).toBeNull()
  })
})
