import { createWebHistory } from 'vue-router'
import '#shared/ui/styles/index.css'
import '#shared/ui/styles/fonts.ts'
import './app/portal.css'
import { createPortal } from './app/create-portal.ts'
import { guardClientPages } from './app/guard.ts'
import { followNavigation } from './app/navigation.ts'
import { fetchContent, stateIn } from './app/page-content.ts'
import { languageOf } from './app/pages.ts'

/** Takes over the page the server sent. */
async function start(): Promise<void> {
  const { office, frame, isRendered, content } = stateIn(document)
  const language = languageOf(location.pathname)
  let first = content
  const portal = await createPortal({
    language,
    office,
    frame,
    history: createWebHistory(),
    isRendered,
    async contentOf(to) {
      const found = first ?? (await fetchContent(to.fullPath))
      first = null
      return found
    },
  })
  guardClientPages(portal.router)
  followNavigation(portal, office)
  await portal.router.isReady()
  portal.app.mount('#app')
  keepForLater()
}

/** Lets what was read be there without a network, once nothing else is loading. */
function keepForLater(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const register = () => void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}

await start()
