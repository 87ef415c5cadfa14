import { describe, expect, it } from 'vitest'
import { refusalOfIdentifiers } from '#shared/domain/clients/rules.ts'
import { makeClients } from '#server/seeds/demo-clients.ts'
import { officeHours } from '#server/seeds/office-hours.ts'
import { randomFrom } from '#server/seeds/random.ts'
import { isWorkingDay } from '#server/seeds/working-days.ts'

describe('the clients of the demo office', () => {
  const clients = makeClients(randomFrom(7), '2026-11-23')

  it('are the same each time', () => {
    expect(makeClients(randomFrom(7), '2026-11-23')).toEqual(clients)
    expect(makeClients(randomFrom(8), '2026-11-23')).not.toEqual(clients)
  })

  it('have register numbers that the rules accept, and addresses of no real mail server', () => {
    expect(clients.filter((client) => refusalOfIdentifiers(client) !== null)).toEqual([])
    expect(
      clients.filter(({ email }) => email !== null && !/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/.test(email)),
    ).toEqual([])
  })

  it('have numbers and company names of their own', () => {
    expect(new Set(clients.map((client) => client.number)).size).toBe(2000)
    const companies = clients
      .filter((client) => client.kind === 'company')
      .map((client) => client.displayName)
    expect(new Set(companies).size).toBe(companies.length)
  })
})

describe('the working days of the demo office', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-22', false],
    ['2026-11-11', false],
    ['2026-04-06', false],
    ['2025-06-19', false],
    ['2027-05-27', false],
    ['2028-04-17', false],
    ['2028-04-18', true],
  ])('%s: %j', (date, isWorking) => {
    expect(isWorkingDay(date)).toBe(isWorking)
  })

  it('count office time over a night, a weekend and a change of the clock', () => {
    const hours = officeHours(
      'Europe/Warsaw',
      new Date('2026-03-01T00:00:00Z'),
      new Date('2026-04-30T00:00:00Z'),
    )
    const friday = Date.parse('2026-03-27T14:00:00Z')
    expect(new Date(hours.after(friday, 60)).toISOString()).toBe('2026-03-30T06:00:00.000Z')
    expect(hours.minutesBetween(friday, Date.parse('2026-03-30T06:00:00Z'))).toBe(60)
    expect(hours.dayOf(Date.parse('2026-03-28T23:30:00Z')).date).toBe('2026-03-29')
    expect(hours.workingDayFrom('2026-04-04')).toBe('2026-04-07')
  })
})
