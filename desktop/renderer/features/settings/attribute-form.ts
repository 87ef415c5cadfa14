import type { Attribute, AttributeKind } from '#shared/domain/clients/attributes.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

/** A definition as its form holds it; the options are lines of words. */
export interface AttributeForm {
  namePl: string
  nameEn: string
  kind: AttributeKind
  choices: string
}

/** The form of a known attribute, or of a new one. */
export function attributeFormOf(attribute: Attribute | null): AttributeForm {
  if (attribute === null) return { namePl: '', nameEn: '', kind: 'text', choices: '' }
  const { name, kind, choices } = attribute
  const lines = choices.map((choice) =>
    choice.name.pl === choice.name.en ? choice.name.pl : `${choice.name.pl} | ${choice.name.en}`,
  )
  return { namePl: name.pl, nameEn: name.en, kind, choices: lines.join('\n') }
}

/**
 * The options out of their lines, `pl | en`; one that is known by its Polish or English name keeps its key, and so does
 * one that was renamed in its place where no line came or went.
 */
export function choicesOf(lines: string, known: Attribute['choices']) {
  const names = lines
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([pl = '']) => pl !== '')
    .map(([pl = '', en]) => ({ pl, en: en || pl }))
  const found = names.map(
    ({ pl, en }) => known.find(({ name }) => name.pl === pl || name.en === en)?.key ?? null,
  )
  const isSameLength = names.length === known.length
  return names.map((name, index) => {
    const inPlace = known[index]?.key ?? null
    const key =
      found[index] ?? (isSameLength && inPlace !== null && !found.includes(inPlace) ? inPlace : null)
    return { key, name }
  })
}

/** The names as the server takes them: without an English one the Polish one serves both. */
export function namesOf({ namePl, nameEn }: Pick<AttributeForm, 'namePl' | 'nameEn'>) {
  return { pl: namePl, en: nameEn.trim() || namePl }
}

/** What the window itself can tell is wrong, before anything is sent. */
export function attributeProblems(
  form: AttributeForm,
  { t, error }: Translator<DesktopTexts>,
): Partial<Record<keyof AttributeForm, string>> {
  return {
    ...(form.namePl.trim() ? {} : { namePl: t('attribute.missing-name') }),
    ...(form.kind === 'choice' && choicesOf(form.choices, []).length < 2
      ? { choices: error('attribute.choices-missing') }
      : {}),
  }
}
