import { createPinia, type Pinia } from 'pinia'
import { createSSRApp, type App } from 'vue'
import { createRouter, type Router, type RouterHistory } from 'vue-router'
import type { PublicApi } from '#shared/domain/office/schema.ts'
import type { Language } from '#shared/messages/language.ts'
import type { PortalTexts } from '#shared/messages/portal-catalogue.ts'
import { createTranslator, type Catalogue, type Translator } from '#shared/messages/translator.ts'
import { installMessages } from '#shared/ui/composables/use-messages.ts'
import PortalApp from './PortalApp.vue'
import { languageKey } from './pages.ts'
import { routes } from './routes.ts'
import { useOfficeStore } from './office-store.ts'

export interface PortalParts {
  readonly language: Language
  readonly catalogue: Catalogue<PortalTexts>
  readonly history: RouterHistory
  readonly api: PublicApi
  /** What the server rendered with, when there is any. */
  readonly state?: Record<string, never> | undefined
}

export interface Portal {
  readonly app: App
  readonly router: Router
  readonly pinia: Pinia
  readonly messages: Translator<PortalTexts>
}

/** Puts the portal together, once per window and once per rendered page. */
export async function createPortal(parts: PortalParts): Promise<Portal> {
  const app = createSSRApp(PortalApp)
  const pinia = createPinia()
  if (parts.state) pinia.state.value = parts.state
  const router = createRouter({
    history: parts.history,
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  app.use(pinia).use(router).provide(languageKey, parts.language)
  const office = useOfficeStore(pinia)
  await office.load(parts.api)
  const timeZone = office.info?.timeZone
  const messages = createTranslator(
    parts.catalogue,
    parts.language,
    timeZone === undefined ? {} : { timeZone },
  )
  installMessages(app, messages)
  return { app, router, pinia, messages }
}
