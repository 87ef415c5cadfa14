import { describe, expect, it } from 'vitest'
import { eventCatalogue, eventNames } from '#shared/domain/event-log/events.ts'
import * as z from 'zod/mini'
import { listEventsInput } from '#shared/domain/event-log/schema.ts'
import { payloadLabel } from '#desktop/renderer/app/payload-label.ts'
import { payloadLines } from '#desktop/renderer/app/payload-lines.ts'
import { eventGroups, namesIn } from '#desktop/renderer/features/event-log/event-groups.ts'
import { words } from '../support/desktop-window.ts'

describe('the groups of the event log', () => {
  it('hold every event exactly once', () => {
    expect(eventGroups.flatMap(namesIn).sort()).toEqual([...eventNames].sort())
  })

  it.each(eventGroups)('%s fits into one question to the server', (group) => {
    expect(namesIn(group).length).toBeGreaterThan(0)
    expect(z.safeParse(listEventsInput, { names: namesIn(group) }).success).toBe(true)
  })
})

describe('the payload of an event', () => {
  it('shows before and after side by side, field by field', () => {
    const before = { phone: '600', city: 'Młynki' }
    const after = { phone: '700', city: '' }
    expect(payloadLines({ clientId: 5, before, after })).toEqual([
      { key: 'clientId', before: null, after: '5' },
      { key: 'phone', before: '600', after: '700' },
      { key: 'city', before: 'Młynki', after: '–' },
    ])
  })

  it('shows a single value that changed', () => {
    expect(payloadLines({ before: 'new', after: 'closed' })).toEqual([
      { key: 'value', before: 'new', after: 'closed' },
    ])
  })

  const keys = new Set(
    Object.values(eventCatalogue)
      .flatMap((schema) => Object.keys(schema.shape))
      .filter((key) => key !== 'before' && key !== 'after'),
  )
  it.each([...keys, 'value'])('has a name for %s', (key) => {
    expect(payloadLabel(key, words)).not.toBe(key)
  })
})
