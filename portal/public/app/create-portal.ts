import { createApp, createSSRApp, type App, type ShallowRef } from 'vue'
import { createRouter, type Router, type RouterHistory } from 'vue-router'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import type { Language } from '#shared/messages/language.ts'
import {
  loadPortalCatalogue,
  loadPublicCatalogue,
  type PublicTexts,
} from '#shared/messages/portal-catalogue.ts'
import { createTranslator, type Catalogue, type Translator } from '#shared/messages/translator.ts'
import { installMessages } from '#shared/ui/composables/use-messages.ts'
import PortalApp from './PortalApp.vue'
import { officeKey } from './office.ts'
import { languageKey } from './pages.ts'
import { routes } from './routes.ts'

export interface PortalParts {
  readonly language: Language
  readonly office: OfficeInfo
  readonly history: RouterHistory
  /** Whether the page is there already, rendered by the server, to be taken over. */
  readonly isRendered: boolean
}

export interface Portal {
  readonly app: App
  readonly router: Router
  /** The words on screen; they grow with the first page that needs more than the public ones. */
  readonly words: Readonly<ShallowRef<Translator<PublicTexts>>>
}

/** Puts the portal together, once per window and once per rendered page. */
export async function createPortal({ language, office, history, isRendered }: PortalParts): Promise<Portal> {
  const app = (isRendered ? createSSRApp : createApp)(PortalApp)
  const { timeZone } = office
  const translatorOf = (catalogue: Catalogue<PublicTexts>) =>
    createTranslator(catalogue, language, { timeZone })
  const words = installMessages(app, translatorOf(await loadPublicCatalogue(language)))
  let whole: Promise<void> | undefined
  const loadWhole = () =>
    (whole ??= loadPortalCatalogue(language).then(
      (catalogue) => void (words.value = translatorOf(catalogue)),
      (error: unknown) => {
        whole = undefined
        throw error
      },
    ))

  const router = createRouter({ history, routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
  router.beforeResolve((to) => (to.meta.kind === 'open' ? undefined : loadWhole()))
  app.use(router).provide(languageKey, language).provide(officeKey, office)
  return { app, router, words }
}
