import { describe, expect, it } from 'vitest'
import { eventCatalogue, eventNames } from '#shared/domain/event-log/events.ts'
import { events as english } from '#shared/messages/en/events.ts'
import { events as polish } from '#shared/messages/pl/events.ts'

/** The names a sentence may be filled with: what every payload of the event has as words or a number. */
function fillable(name: (typeof eventNames)[number]): string[] {
  const fields = Object.entries(eventCatalogue[name].shape as Record<string, { def: { type: string } }>)
  return fields.filter(([, { def }]) => ['string', 'number', 'enum'].includes(def.type)).map(([key]) => key)
}

describe.each(eventNames)('the sentences of %s', (name) => {
  it.each([
    ['Polish', polish[name]],
    ['English', english[name]],
  ])('are filled by every payload (%s)', (_, sentence) => {
    const params = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, param]) => param)
    expect(fillable(name)).toEqual(expect.arrayContaining(params))
    expect(sentence).toMatch(/^[A-ZŚŻ]/)
  })
})
