import type { catalogue } from './catalogues/portal.pl.ts'
import type { Language } from './language.ts'
import type { Catalogue } from './translator.ts'

/** Every text of the portal pages, typed by the Polish original. */
export type PortalTexts = typeof catalogue.texts

/** Loads one language of the portal; the other one is not downloaded. */
export async function loadPortalCatalogue(language: Language): Promise<Catalogue<PortalTexts>> {
  const loaded =
    language === 'pl' ? await import('./catalogues/portal.pl.ts') : await import('./catalogues/portal.en.ts')
  return loaded.catalogue
}
