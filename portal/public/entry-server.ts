import { createMemoryHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import type { PublicApi } from '#shared/domain/office/public-api.ts'
import { createPortal } from './app/create-portal.ts'
import type { PageState } from './app/page-state.ts'
import { languageOf } from './app/pages.ts'
import { headOf } from './rendered/head.ts'
import { loadContent, type LoadedContent } from './rendered/load-content.ts'
import { textFileAt } from './rendered/text-files.ts'

/**
 * Renders one address: a page, or a text for programs. Of pages of the client zone only the frame is sent: who is
 * signed in is not known here and is asked for by the browser.
 */
export async function render(url: string, { api, origin }: { api: PublicApi; origin: string }) {
  const language = languageOf(url)
  const [info, frame] = await Promise.all([api.officeInfo(), api.frame(language)])
  const office = { ...info, name: frame.appearance.name[language] || info.name }
  const textFile = await textFileAt(url, { api, office, frame, origin })
  if (textFile) return textFile
  let content: LoadedContent | null = null
  const { app, router, words } = await createPortal({
    language,
    office,
    frame,
    history: createMemoryHistory(),
    isRendered: true,
    contentOf: async (to) => (content = await loadContent(to, api)),
  })
  await router.push(url)
  const page = router.currentRoute.value
  const context: { modules?: Set<string> } = {}
  const html = await renderToString(app, context)
  const { about, ...sent } = (content ?? {}) as Partial<LoadedContent>
  const state: PageState = {
    office,
    frame,
    isRendered: page.meta.kind !== 'client',
    content: sent.data === undefined ? null : { ...sent, data: sent.data },
  }
  return {
    status: page.meta.name === 'not-found' ? 404 : 200,
    lang: language,
    head: headOf(page, {
      router,
      words: words.value,
      office,
      frame,
      about,
      manifest: __CLIENT_MANIFEST__,
      modules: context.modules,
      origin,
    }),
    html,
    state,
    isKept: !('token' in page.params),
  }
}
