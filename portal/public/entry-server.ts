import { createMemoryHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import type { PublicApi } from '#shared/domain/office/schema.ts'
import { createPortal } from './app/create-portal.ts'
import { headOf } from './app/head.ts'
import { languageOf } from './app/pages.ts'
import type { PageState } from './app/page-state.ts'

/**
 * Renders one address. Of pages of the client zone only the frame is sent: who is signed in is not known here and is
 * asked for by the browser.
 */
export async function render(url: string, api: PublicApi) {
  const language = languageOf(url)
  const office = await api.officeInfo()
  const { app, router, words } = await createPortal({
    language,
    office,
    history: createMemoryHistory(),
    isRendered: true,
  })
  await router.push(url)
  const page = router.currentRoute.value
  const context: { modules?: Set<string> } = {}
  const html = await renderToString(app, context)
  const state: PageState = { office, isRendered: page.meta.kind !== 'client' }
  return {
    status: page.meta.name === 'not-found' ? 404 : 200,
    lang: language,
    head: headOf(page, {
      router,
      words: words.value,
      office,
      manifest: __CLIENT_MANIFEST__,
      modules: context.modules,
    }),
    html,
    state,
  }
}
