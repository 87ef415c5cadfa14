import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textChanges } from '#desktop/renderer/features/publications/text-changes.ts'

const only = (older: string, newer: string, wanted: 'added' | 'removed') =>
  textChanges(older, newer).flatMap(({ words, is }) => (is === wanted ? [words.trim()] : []))

describe('what changed between two texts', () => {
  it('is told word by word', () => {
    const [older, newer] = ['Wody nie będzie od 8 do 14.', 'Wody nie będzie od 9 do 14 w środę.']
    expect(only(older, newer, 'removed')).toEqual(['8', '14.'])
    expect(only(older, newer, 'added')).toEqual(['9', '14 w środę.'])
  })

  it('is nothing for the same words, however the space between them is', () => {
    expect(textChanges('a b\nc', 'a  b c').every(({ is }) => is === 'same')).toBe(true)
    expect(textChanges('', '')).toEqual([])
  })

  it('leaves the older text without what was added, and the newer one without what was removed', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '\n', ' ')).map((parts) => parts.join(' '))
    const bare = (words: string) => words.replace(/\s+/g, '')
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const pieces = textChanges(older, newer)
        const without = (is: string) =>
          pieces.flatMap((piece) => (piece.is === is ? [] : [piece.words])).join('')
        expect(bare(without('added'))).toBe(bare(older))
        expect(bare(without('removed'))).toBe(bare(newer))
      }),
    )
  })

  it('compares long texts by paragraphs', () => {
    const lines = Array.from({ length: 600 }, (_, at) => `wiersz ${at} ${'słowo '.repeat(5)}`)
    const newer = lines.with(300, 'inny wiersz')
    expect(only(lines.join('\n'), newer.join('\n'), 'added')).toEqual(['inny wiersz'])
  })
})
