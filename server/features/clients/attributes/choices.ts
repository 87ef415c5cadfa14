import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Attribute, DefineAttributeInput } from '#shared/domain/clients/attributes.ts'

type Choices = Attribute['choices']

/**
 * The choices as they are stored: known ones keep their keys, new ones get one that was never used here. Refuses with
 * `attribute.choices-missing` unless there are two and all are different.
 */
export function checkedChoices(
  kind: Attribute['kind'],
  given: DefineAttributeInput['choices'],
  known: Choices = [],
): Choices {
  if (kind !== 'choice') return []
  const names = [
    given.map(({ name }) => name.pl.toLowerCase()),
    given.map(({ name }) => name.en.toLowerCase()),
  ]
  const keys = given.flatMap(({ key }) => key ?? [])
  if (given.length < 2 || [...names, keys].some((each) => new Set(each).size < each.length))
    throw new AppError('attribute.choices-missing')
  const used = [...known, ...given].map(({ key }) => Number(/^c(\d+)$/.exec(key ?? '')?.[1] ?? 0))
  let last = Math.max(0, ...used)
  return given.map(({ key, name }) => ({
    key: key !== null && known.some((choice) => choice.key === key) ? key : `c${(last += 1)}`,
    name,
  }))
}
