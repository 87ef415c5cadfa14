import { createWebHistory } from 'vue-router'
import { loadPortalCatalogue } from '#shared/messages/portal-catalogue.ts'
import '#shared/ui/styles/index.css'
import './app/portal.css'
import { browserApi } from './app/browser-api.ts'
import { createPortal } from './app/create-portal.ts'
import { guardPrivatePages } from './app/guard.ts'
import { languageOf } from './app/pages.ts'
import { titleOf } from './app/title.ts'

/** Takes over the page the server rendered. */
async function start(): Promise<void> {
  const language = languageOf(location.pathname)
  const catalogue = await loadPortalCatalogue(language)
  const state = JSON.parse(document.getElementById('state')?.textContent ?? 'null') as Record<
    string,
    never
  > | null
  const { app, router, pinia, messages } = await createPortal({
    language,
    catalogue,
    history: createWebHistory(),
    api: browserApi,
    state: state ?? undefined,
  })
  guardPrivatePages(router)
  router.afterEach((to) => {
    document.title = titleOf(to, messages, pinia)
  })
  await router.isReady().catch(() => undefined)
  app.mount('#app')
}

await start()
