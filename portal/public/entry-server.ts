import { createMemoryHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import type { PublicApi } from '#shared/domain/office/schema.ts'
import { loadPortalCatalogue } from '#shared/messages/portal-catalogue.ts'
import { createPortal } from './app/create-portal.ts'
import { languageOf } from './app/pages.ts'
import { titleOf } from './app/title.ts'

/**
 * Renders one address. Pages of the client zone come as an empty shell: who is signed in is not known to a page,
 * and is asked for by the browser.
 */
export async function render(url: string, api: PublicApi) {
  const language = languageOf(url)
  const catalogue = await loadPortalCatalogue(language)
  const { app, router, pinia, messages } = await createPortal({
    language,
    catalogue,
    history: createMemoryHistory(),
    api,
  })
  await router.push(url)
  await router.isReady()
  const route = router.currentRoute.value
  const isPrivate = route.meta['isPrivate'] === true
  return {
    status: route.meta['name'] === 'not-found' ? 404 : 200,
    lang: language,
    head: `<title>${escape(titleOf(route, messages, pinia))}</title>`,
    html: isPrivate ? '' : await renderToString(app),
    state: pinia.state.value,
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
