import type { catalogue as first } from './catalogues/portal.pl.ts'
import type { catalogue as zone } from './catalogues/portal-zone.pl.ts'
import type { Language } from './language.ts'
import type { Catalogue } from './translator.ts'

/** The texts that come with the portal's first page, typed by the Polish original. */
export type PublicTexts = typeof first.texts

/** Every text of the portal. */
export type PortalTexts = PublicTexts & typeof zone.texts

/** Loads what the first page of the portal says in one language; the other one is not downloaded. */
export async function loadPublicCatalogue(language: Language): Promise<Catalogue<PublicTexts>> {
  const loaded =
    language === 'pl' ? await import('./catalogues/portal.pl.ts') : await import('./catalogues/portal.en.ts')
  return loaded.catalogue
}

/** Loads everything the portal says in one language, forms and refusals included. */
export async function loadPortalCatalogue(language: Language): Promise<Catalogue<PortalTexts>> {
  const [first, zone] = await Promise.all([
    loadPublicCatalogue(language),
    language === 'pl' ? import('./catalogues/portal-zone.pl.ts') : import('./catalogues/portal-zone.en.ts'),
  ])
  const { texts, errors, events } = zone.catalogue
  return { texts: { ...first.texts, ...texts }, errors, events }
}
