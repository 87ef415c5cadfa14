import { describe, expect, it } from 'vitest'
import { isTelling, taskTerms } from '#shared/domain/tasks/terms.ts'

describe('the words a task is found by', () => {
  it('are folded, each once, without the shortest', () => {
    expect(taskTerms('Awaria wodociągu na ul. Łódzkiej 12/4, awaria!')).toEqual([
      'awaria',
      'wodociagu',
      'lodzkiej',
      '12',
      '4',
    ])
  })

  it('keep other alphabets', () => {
    expect(taskTerms('Немає води у квартирі')).toEqual(['немає', 'води', 'квартирі'].map(fold))
  })

  it('are at most twenty', () => {
    expect(taskTerms(Array.from({ length: 60 }, (_, index) => `słowo${index}`).join(' '))).toHaveLength(20)
  })

  it('narrow a search from the third letter on, or by a digit', () => {
    expect(['a', 'ul', 'rok', '7', 'x1'].filter(isTelling)).toEqual(['rok', '7', 'x1'])
  })
})

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '')
}
