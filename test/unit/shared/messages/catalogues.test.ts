import { describe, expect, it } from 'vitest'
import { errorCatalogue } from '#shared/domain/kernel/errors.ts'
import { loadDesktopCatalogue } from '#shared/messages/desktop-catalogue.ts'
import { mailCatalogues } from '#shared/messages/mails-catalogue.ts'
import { loadPortalCatalogue } from '#shared/messages/portal-catalogue.ts'

type AnyTexts = Readonly<Record<string, string | Readonly<Record<string, string>>>>
type AnyArea = Readonly<Record<string, AnyTexts>>

const areas = import.meta.glob<AnyArea>('../../../../shared/messages/{pl,en}/*.ts', { eager: true })
const areaNames = Object.keys(areas).flatMap((path) => /\/pl\/(.+)\.ts$/.exec(path)?.[1] ?? [])

function textsOf(language: 'pl' | 'en', area: string): AnyTexts {
  const module = areas[`../../../../shared/messages/${language}/${area}.ts`]
  return Object.values(module ?? {})[0] ?? {}
}

const forms = (text: string | Readonly<Record<string, string>> | undefined): string[] =>
  typeof text === 'string' ? [text] : Object.values(text ?? {})
const params = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()

describe.each(areaNames)('the texts of %s', (area) => {
  const polish = textsOf('pl', area)
  const english = textsOf('en', area)

  it('exist in both languages', () => {
    expect(Object.keys(polish).length).toBeGreaterThan(0)
    expect(Object.keys(english).sort()).toEqual(Object.keys(polish).sort())
  })

  it('take the same params in both languages', () => {
    for (const [key, text] of Object.entries(polish)) {
      const wanted = new Set(forms(text).flatMap(params))
      const given = new Set(forms(english[key]).flatMap(params))
      expect([key, [...given].sort()]).toEqual([key, [...wanted].sort()])
    }
  })

  it('are not empty and carry no stray spaces', () => {
    for (const text of [...Object.values(polish), ...Object.values(english)].flatMap(forms)) {
      expect(text).not.toBe('')
      expect(text).toBe(text.trim())
    }
  })
})

it('no key belongs to two areas of one app', () => {
  const together = areaNames.filter((area) => !/^(errors|events)/.test(area))
  const keys = together.flatMap((area) => Object.keys(textsOf('pl', area)))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

it('every refusal is a sentence', () => {
  for (const language of ['pl', 'en'] as const) {
    const sentences = textsOf(language, 'errors')
    for (const code of Object.keys(errorCatalogue)) expect(sentences[code]).toMatch(/^[\p{Lu}{].*[.?!]$/u)
  }
})

it('each program loads the language it is asked for', async () => {
  const desktop = [await loadDesktopCatalogue('pl'), await loadDesktopCatalogue('en')]
  expect(desktop.map((catalogue) => catalogue.texts['common.action.save'])).toEqual(['Zapisz', 'Save'])
  const portal = [await loadPortalCatalogue('pl'), await loadPortalCatalogue('en')]
  expect(portal.map((catalogue) => catalogue.errors['task.not-found'])).toEqual([
    'Nie ma takiego zgłoszenia.',
    'There is no such task.',
  ])
  expect(Object.keys(mailCatalogues.en.texts)).toEqual(Object.keys(mailCatalogues.pl.texts))
})
