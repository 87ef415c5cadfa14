import { normalValue, type Attribute } from '#shared/domain/clients/attributes.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

/** A value as one reads it; empty where nothing is known. */
export function shownValue(
  attribute: Attribute,
  value: string | null,
  { t, date, number, language }: Translator<DesktopTexts>,
): string {
  if (value === null || value === '') return ''
  switch (attribute.kind) {
    case 'text':
      return value
    case 'number':
      return number(Number(value), /\.(\d+)$/.exec(value)?.[1]?.length ?? 0)
    case 'date':
      return date(value)
    case 'choice':
      return attribute.choices.find(({ key }) => key === value)?.name[language] ?? value
    case 'yes-no':
      return t(value === 'yes' ? 'attribute.yes' : 'attribute.no')
  }
}

/** Why a typed value cannot be stored, or null when it can. */
export function valueProblem(
  attribute: Attribute,
  typed: string | null,
  { t }: Translator<DesktopTexts>,
): string | null {
  if (normalValue(attribute, typed) !== undefined) return null
  return t(attribute.kind === 'number' ? 'attribute.wrong.number' : 'attribute.wrong.other')
}
