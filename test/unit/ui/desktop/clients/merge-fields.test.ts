import { describe, expect, it } from 'vitest'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import { differencesOf, takenByDefault } from '#desktop/renderer/features/clients/merge-fields.ts'

const address = { street: 'ul. Lipowa', building: '12', flat: '4', postalCode: '39-120', city: 'Nadrzecze' }
const names = { firstName: 'Anna', lastName: 'Kowalska', companyName: '' }
const anna = {
  ...{ ...names, nip: '', regon: '', pesel: '44051401458', email: null, phone: '', address },
  ...{ alertNote: null, caretaker: { id: 3, name: 'Maria Zając' }, can: { setCaretaker: true } },
} as unknown as ClientRecord

describe('two records side by side', () => {
  it('show what they say differently, addresses in one line', () => {
    const other = { ...anna, lastName: 'Nowak', address: { ...address, flat: '5' } }
    expect(differencesOf(anna, other)).toEqual([
      { field: 'lastName', kept: 'Kowalska', other: 'Nowak' },
      {
        field: 'address',
        kept: 'ul. Lipowa 12/4, 39-120 Nadrzecze',
        other: 'ul. Lipowa 12/5, 39-120 Nadrzecze',
      },
    ])
    expect(differencesOf(anna, anna)).toEqual([])
  })

  it('leave the caretaker out for who may not choose one', () => {
    const other = { ...anna, caretaker: null }
    expect(differencesOf(anna, other).map(({ field }) => field)).toEqual(['caretaker'])
    expect(differencesOf({ ...anna, can: { ...anna.can, setCaretaker: false } }, other)).toEqual([])
  })

  it('take over only what the kept one does not say', () => {
    const other = { ...anna, lastName: 'Nowak', phone: '601 234 567', caretaker: null }
    expect(takenByDefault(differencesOf(anna, other))).toEqual(['phone'])
  })
})
