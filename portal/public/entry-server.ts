import { createMemoryHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import type { PublicApi } from '#shared/domain/office/public-api.ts'
import { createPortal } from './app/create-portal.ts'
import { headOf } from './app/head.ts'
import { languageOf } from './app/pages.ts'
import type { PageState } from './app/page-state.ts'
import { textFileAt } from './rendered/text-files.ts'

/**
 * Renders one address: a page, or a text for programs. Of pages of the client zone only the frame is sent: who is signed in is not known here and is
 * asked for by the browser.
 */
export async function render(url: string, { api, origin }: { api: PublicApi; origin: string }) {
  const office = await api.officeInfo()
  const textFile = textFileAt(url, { office, origin })
  if (textFile) return textFile
  const language = languageOf(url)
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
      origin,
    }),
    html,
    state,
    isKept: !('token' in page.params),
  }
}
