import { describe, expect, it } from 'vitest'
import { common } from '#shared/messages/pl/common.ts'
import { fields as ofFields } from '#shared/messages/pl/fields.ts'
import { errors } from '#shared/messages/pl/errors.ts'
import { createTranslator } from '#shared/messages/translator.ts'
import { isAbort, readRefusal } from '#shared/ui/composables/refusal.ts'

const words = createTranslator({ texts: { ...common, ...ofFields }, errors, events: {} }, 'pl')

describe('reading a refusal', () => {
  it('takes code, sentence and number from an error of the API client', () => {
    const error = {
      data: { code: 'CONFLICT', refusal: { code: 'row.stale', details: { by: 'K. Lis' }, requestId: 'r-7' } },
    }
    expect(readRefusal(error, words)).toEqual({
      code: 'row.stale',
      text: errors['row.stale'],
      requestId: 'r-7',
      fields: {},
      details: { by: 'K. Lis' },
    })
  })

  it('says what is wrong with each field, by code or in words', () => {
    const fields = { nip: 'client.nip-invalid', name: 'Najwyżej 80 znaków.' }
    const error = { data: { refusal: { code: 'input.invalid', details: { fields }, requestId: '' } } }
    const refusal = readRefusal(error, words)
    expect(refusal.fields).toEqual({ nip: errors['client.nip-invalid'], name: 'Najwyżej 80 znaków.' })
    expect(refusal.requestId).toBeNull()
  })

  it('says in a sentence what a schema says in a word', () => {
    const fields = { email: 'email', name: 'too_small', note: 'too_big', day: 'datetime' }
    const error = { data: { refusal: { code: 'input.invalid', details: { fields }, requestId: '' } } }
    expect(readRefusal(error, words).fields).toEqual({
      email: ofFields['field.email'],
      name: ofFields['field.too_small'],
      note: ofFields['field.too_big'],
      day: ofFields['field.invalid'],
    })
  })

  it('reads an error that carries its refusal itself, as uploads do', () => {
    const error = Object.assign(new Error(), { refusal: { code: 'file.empty', details: {}, requestId: '' } })
    expect(readRefusal(error, words).code).toBe('file.empty')
  })

  it('tells a lost connection from a fault', () => {
    const lost = Object.assign(new Error(), { cause: new TypeError('Failed to fetch') })
    expect(readRefusal(lost, words).code).toBe('server.unreachable')
    expect(readRefusal(new TypeError('Failed to fetch'), words).code).toBe('server.unreachable')
    expect(readRefusal(new Error('bug'), words).code).toBe('server.fault')
    expect(readRefusal(null, words).text).toBe(errors['server.fault'])
  })

  it('knows a call that was given up on purpose', () => {
    expect(isAbort(new DOMException('', 'AbortError'))).toBe(true)
    expect(isAbort(Object.assign(new Error(), { cause: new DOMException('', 'AbortError') }))).toBe(true)
    expect(isAbort(new Error())).toBe(false)
  })
})
