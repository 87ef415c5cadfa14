import type { RouteLocationNormalized } from 'vue-router'
import type { PublicApi } from '#shared/domain/office/public-api.ts'
import type { PublicItem, PublicPublication } from '#shared/domain/publications/public.ts'
import type { PublicationKind } from '#shared/domain/publications/schema.ts'
import type { Language } from '#shared/messages/language.ts'
import type { PageContent } from '../app/page-state.ts'
import type { PageName } from '../app/pages.ts'

/** What a page shows, and what is said of it to search engines and to whom a link is sent. */
export interface LoadedContent extends PageContent {
  readonly about?: PublicPublication
}

interface Asked {
  readonly api: PublicApi
  readonly language: Language
  readonly slug: string
  /** What the address asks for beside the page itself. */
  readonly search: string
  readonly street: string
  readonly documentKind: string
  readonly archive: boolean
  readonly cursor: string | null
}

type Load = (asked: Asked) => Promise<LoadedContent | null>

const pageSize = 20

const loads: Partial<Record<PageName, Load>> = {
  start: async ({ api, language }) => {
    const { pages: _, ...latest } = await api.latest(language)
    return { data: { latest } }
  },
  news: (asked) => loadList('news', asked),
  notices: (asked) => loadList('notices', asked),
  'news-item': (asked) => loadWhole('news', asked),
  notice: (asked) => loadWhole('notice', asked),
  'office-page': (asked) => loadWhole('page', asked),
  async outages({ api, language, street }) {
    const [outages, streets] = await Promise.all([api.outages({ language, street }), api.streets()])
    return { data: { outages, streets, street } }
  },
  async templates(asked) {
    const [list, kinds] = await Promise.all([findItems('template', asked), asked.api.templateKinds()])
    return list && { data: { list, kinds, kind: asked.documentKind, search: asked.search } }
  },
  async search(asked) {
    if (asked.search === '') return { data: { list: null, search: '' } }
    const list = await findItems(null, asked)
    return list && { data: { list, search: asked.search } }
  },
}

/** Finds what a page with content shows; null where nothing is there. */
export async function loadContent(
  { meta, params, query }: RouteLocationNormalized,
  api: PublicApi,
): Promise<LoadedContent | null> {
  const load = loads[meta.name ?? 'not-found']
  const asked = (name: string) => String(query[name] ?? '').slice(0, 1200)
  const found = await load?.({
    api,
    language: meta.language ?? 'pl',
    slug: String(params['slug'] ?? ''),
    search: asked('q').trim().slice(0, 100),
    street: asked('street').trim().slice(0, 100),
    documentKind: asked('kind').trim().slice(0, 100),
    archive: asked('archive') === '1',
    cursor: asked('after') || null,
  })
  return found ?? null
}

function findItems(kind: PublicationKind | null, asked: Asked) {
  const { api, language, archive, cursor, street, search, documentKind } = asked
  return api.list({ language, kind, archive, cursor, street, search, documentKind, limit: pageSize })
}

async function loadList(name: 'news' | 'notices', asked: Asked): Promise<LoadedContent | null> {
  const [list, streets] = await Promise.all([
    findItems(name === 'news' ? 'news' : 'notice', asked),
    name === 'notices' ? asked.api.streets() : [],
  ])
  const { search, street, archive } = asked
  return list && { data: { name, list, streets, search, street, archive } }
}

async function loadWhole(
  kind: PublicItem['kind'],
  { api, language, slug }: Asked,
): Promise<LoadedContent | null> {
  const item = await api.get({ language, kind, slug })
  return item && { data: { item }, title: item.title, about: item }
}
