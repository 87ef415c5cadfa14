import { describe, expect, it } from 'vitest'
import {
  attributeFormOf,
  attributeProblems,
  choicesOf,
  namesOf,
} from '#desktop/renderer/features/settings/attribute-form.ts'
import { words } from '../support/desktop-window.ts'

const known = [
  { key: 'c1', name: { pl: 'stalowe', en: 'steel' } },
  { key: 'c2', name: { pl: 'PE', en: 'PE' } },
]

describe('the options of an attribute', () => {
  it('come out of their lines as they went in', () => {
    const attribute = {
      id: 1,
      name: { pl: 'Przyłącze', en: 'Pipe' },
      kind: 'choice' as const,
      choices: known,
    }
    const form = attributeFormOf({ ...attribute, isRetired: false, version: 0 })
    expect(form.choices).toBe('stalowe | steel\nPE')
    expect(choicesOf(form.choices, known)).toEqual(known)
  })

  it('keep their keys when they change places or one of them is renamed', () => {
    expect(choicesOf('PE\nstalowe | steel', known).map(({ key }) => key)).toEqual(['c2', 'c1'])
    expect(choicesOf('żeliwne\nPE', known)).toEqual([
      { key: 'c1', name: { pl: 'żeliwne', en: 'żeliwne' } },
      { key: 'c2', name: { pl: 'PE', en: 'PE' } },
    ])
  })

  it('are new where a line came and gone where one went', () => {
    expect(choicesOf('stalowe | steel\n\nPCV\nPE', known).map(({ key }) => key)).toEqual(['c1', null, 'c2'])
    expect(choicesOf('PE', known).map(({ key }) => key)).toEqual(['c2'])
  })
})

it('asks for a name, and for two options of a choice', () => {
  const empty = attributeFormOf(null)
  expect(Object.keys(attributeProblems(empty, words))).toEqual(['namePl'])
  const choice = { ...empty, namePl: 'Przyłącze', kind: 'choice' as const, choices: 'PE' }
  expect(Object.keys(attributeProblems(choice, words))).toEqual(['choices'])
  expect(namesOf(choice)).toEqual({ pl: 'Przyłącze', en: 'Przyłącze' })
})
