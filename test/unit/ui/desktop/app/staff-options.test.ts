import { describe, expect, it } from 'vitest'
import { foundAmong } from '#desktop/renderer/app/staff-options.ts'

const person = (id: number, firstName: string, lastName: string) => ({
  id,
  firstName,
  lastName,
  groupIds: [],
  canWorkOnTasks: true,
})
const staff = [
  person(1, 'Maria', 'Zając'),
  person(2, 'Łukasz', 'Wrona'),
  person(3, 'Anna', 'Nowak-Zielińska'),
]
const found = (text: string): number[] => foundAmong(staff, text).map((option) => option.value)

describe('people in a picker', () => {
  it.each([
    ['', [1, 2, 3]],
    ['zajac', [1]],
    ['LUK wro', [2]],
    ['ziel', [3]],
    ['nowak zie', [3]],
    ['ajac', []],
    ['maria wrona', []],
  ])('typed "%s" finds %o', (text, ids) => {
    expect(found(text)).toEqual(ids)
  })
})
