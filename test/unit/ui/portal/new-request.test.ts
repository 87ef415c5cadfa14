import { describe, expect, it } from 'vitest'
import { largestFileBytes, mostAttachments, type TaskType } from '#shared/domain/tasks/schema.ts'
import UiFileDrop from '#shared/ui/base/UiFileDrop.vue'
import { emptyRequest, problemsOf, type NewRequest } from '#portal/public/features/tasks/new-request.ts'
import { stillKept } from '#portal/public/app/still-kept.ts'
import { typeOf } from './support.ts'

const filled = { ...emptyRequest(), typeId: 1, title: 'Brak wody', description: 'Od rana.' }
const problems = (form: NewRequest, type: TaskType | null = typeOf()) =>
  problemsOf(form, { type, today: '2026-11-21', sentence: (key) => key }).map(
    ({ fieldId, text }) => `${fieldId} ${text}`,
  )

describe('a new request', () => {
  it('has nothing to correct when it says what it is about', () => {
    expect(problems(filled)).toEqual([])
  })

  it('needs a type, a subject and a description, and blanks are none', () => {
    expect(problems({ ...emptyRequest(), title: '  ' }, null)).toEqual([
      'request-type type',
      'request-title title',
      'request-description description',
    ])
  })

  it('takes an hour only with its day, and no day that has passed', () => {
    const visit = typeOf({ asksForAppointment: true })
    expect(problems({ ...filled, preferredTime: '10:00' }, visit)).toEqual(['request-day day'])
    expect(problems({ ...filled, preferredOn: '2026-11-20' }, visit)).toEqual(['request-day past'])
    expect(problems({ ...filled, preferredOn: '2026-11-21', preferredTime: '10:00' }, visit)).toEqual([])
  })

  it('does not ask about a day that its type has no use for', () => {
    expect(problems({ ...filled, preferredTime: '10:00' })).toEqual([])
  })

  it('looks the same whenever it is empty, so that an emptied form leaves no draft', () => {
    expect(emptyRequest()).toEqual(emptyRequest())
  })
})

describe('its files', () => {
  it('keep to the limits that the server has', () => {
    const { props } = UiFileDrop as unknown as {
      props: Record<string, { default: number | (() => number) }>
    }
    const defaultOf = (name: string) => {
      const value = props[name]?.default
      return typeof value === 'function' ? value() : value
    }
    expect([defaultOf('maxFiles'), defaultOf('maxBytes')]).toEqual([mostAttachments, largestFileBytes])
  })

  it('are offered again only while the server still has them', () => {
    const file = (createdAt: string) => ({
      id: 1,
      name: 'a.pdf',
      mediaType: 'application/pdf',
      size: 1,
      createdAt,
    })
    const now = Date.parse('2026-11-21T12:00:00.000Z')
    const kept = stillKept([file('2026-11-20T11:00:00.000Z'), file('2026-11-21T11:00:00.000Z')], now)
    expect(kept.map(({ createdAt }) => createdAt)).toEqual(['2026-11-21T11:00:00.000Z'])
  })
})
