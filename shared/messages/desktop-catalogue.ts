import type { catalogue } from './catalogues/desktop.pl.ts'
import type { Language } from './language.ts'
import type { Catalogue } from './translator.ts'

/** Every text of the desktop app, typed by the Polish original. */
export type DesktopTexts = typeof catalogue.texts

/** Loads one language of the desktop; the other one is not downloaded. */
export async function loadDesktopCatalogue(language: Language): Promise<Catalogue<DesktopTexts>> {
  const loaded =
    language === 'pl'
      ? await import('./catalogues/desktop.pl.ts')
      : await import('./catalogues/desktop.en.ts')
  return loaded.catalogue
}
