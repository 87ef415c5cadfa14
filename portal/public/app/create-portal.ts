import { createApp, createSSRApp, type App, type ShallowRef } from 'vue'
import { createRouter, type RouteLocationNormalized, type Router, type RouterHistory } from 'vue-router'
import type { PortalFrame } from '#shared/domain/office/public-api.ts'
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
import { frameKey } from './frame.ts'
import { officeKey } from './office.ts'
import type { PageContent } from './page-state.ts'
import { languageKey, notFoundAt } from './pages.ts'
import { routes } from './routes.ts'

export interface PortalParts {
  readonly language: Language
  readonly office: OfficeInfo
  readonly frame: PortalFrame
  readonly history: RouterHistory
  /** Whether the page is there already, rendered by the server, to be taken over. */
  readonly isRendered: boolean
  /** Finds what a page with content shows; null where nothing is there. */
  readonly contentOf: (to: RouteLocationNormalized) => Promise<PageContent | null>
}

export interface Portal {
  readonly app: App
  readonly router: Router
  /** The words on screen; they grow with the first page that needs more than the public ones. */
  readonly words: Readonly<ShallowRef<Translator<PublicTexts>>>
}

/** Puts the portal together, once per window and once per rendered page. */
export async function createPortal(parts: PortalParts): Promise<Portal> {
  const { language, office, frame, history, isRendered, contentOf } = parts
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

  const router = createRouter({
    history,
    routes,
    scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? { el: to.hash } : { top: 0 }),
  })
  router.beforeResolve((to) => (to.meta.kind === 'open' ? undefined : loadWhole()))
  router.beforeResolve(async (to, from) => {
    if (!to.meta.hasContent) return true
    const isSame = to.fullPath.split('#')[0] === from.fullPath.split('#')[0]
    const content = (isSame && from.meta.content) || (await contentOf(to))
    if (!content) return notFoundAt(to)
    to.meta.content = content
    return true
  })
  app.use(router)
  app.provide(languageKey, language).provide(officeKey, office).provide(frameKey, frame)
  return { app, router, words }
}
