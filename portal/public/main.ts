import { createWebHistory } from 'vue-router'
import '#shared/ui/styles/index.css'
import './app/portal.css'
import { createPortal } from './app/create-portal.ts'
import { guardClientPages } from './app/guard.ts'
import { followNavigation } from './app/navigation.ts'
import { languageOf } from './app/pages.ts'
import type { PageState } from './app/page-state.ts'

/** Takes over the page the server sent. */
async function start(): Promise<void> {
  const { office, isRendered } = JSON.parse(document.getElementById('state')?.textContent ?? '') as PageState
  const language = languageOf(location.pathname)
  const portal = await createPortal({ language, office, history: createWebHistory(), isRendered })
  guardClientPages(portal.router)
  followNavigation(portal, office)
  await portal.router.isReady()
  portal.app.mount('#app')
}

await start()
