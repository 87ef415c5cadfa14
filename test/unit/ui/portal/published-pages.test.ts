// @vitest-environment node
import { createMemoryHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import { describe, expect, it } from 'vitest'
import type { PublicApi } from '#shared/domain/office/public-api.ts'
import type { PublicItem, PublicPublication } from '#shared/domain/publications/public.ts'
import { createPortal } from '#portal/public/app/create-portal.ts'
import { languageOf } from '#portal/public/app/pages.ts'
import { headOf } from '#portal/public/rendered/head.ts'
import { loadContent, type LoadedContent } from '#portal/public/rendered/load-content.ts'
import { frame, office } from './support.ts'

const origin = 'https://ebok.example.pl'

function itemOf(more: Partial<PublicItem> = {}): PublicItem {
  return {
    ...{ id: 5, kind: 'news' as const, slug: 'nowa-pompownia', pageRole: null, language: 'pl' as const },
    ...{ title: 'Nowa pompownia', summary: 'Ciśnienie jest wyższe.' },
    ...{ publishedAt: '2026-11-20T09:00:00.000Z', until: null, changedAt: '2026-11-20T09:00:00.000Z' },
    ...{
      outage: 'none' as const,
      worksFrom: null,
      worksUntil: null,
      places: [],
      image: null,
      template: null,
    },
    documentKind: null,
    ...more,
  }
}

const failure = itemOf({
  ...{ id: 6, kind: 'notice', slug: 'awaria', title: 'Awaria na Lipowej', outage: 'unplanned' },
  worksFrom: '2026-11-22T06:00:00.000Z',
  places: [{ city: 'Nadrzecze', street: 'ul. Lipowa', buildings: '1–27' }],
})

const heading = (text: string) => ({
  type: 'heading' as const,
  attrs: { level: 2 as const },
  content: [{ type: 'text' as const, text }],
})
const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
})

function wholeOf(item: PublicItem, more: Partial<PublicPublication> = {}): PublicPublication {
  const body = { type: 'doc' as const, content: [heading('Co dalej?'), paragraph('Nic nie trzeba robić.')] }
  return { ...item, body, files: [], hasEnded: false, ...more }
}

/** An office that has published what is given; whatever else is asked for is not there. */
function officeWith(given: { rows?: PublicItem[]; whole?: PublicPublication }): PublicApi {
  const rows = given.rows ?? []
  return {
    officeInfo: () => Promise.resolve(office),
    frame: () => Promise.resolve(frame),
    latest: () => Promise.reject(new Error('The start page is not asked for')),
    list: () => Promise.resolve({ rows, nextCursor: rows.length > 0 ? 'next' : null }),
    get: ({ slug }) => Promise.resolve(given.whole?.slug === slug ? given.whole : null),
    outages: () => Promise.resolve({ now: rows, planned: [] }),
    streets: () => Promise.resolve([{ city: 'Nadrzecze', street: 'ul. Lipowa' }]),
    templateKinds: () => Promise.resolve([]),
    addresses: () => Promise.resolve([]),
  }
}

async function pageAt(url: string, api: PublicApi) {
  let content: LoadedContent | null = null
  const { app, router, words } = await createPortal({
    language: languageOf(url),
    ...{ office, frame, history: createMemoryHistory(), isRendered: true },
    contentOf: async (to) => (content = await loadContent(to, api)),
  })
  await router.push(url)
  const html = await renderToString(app)
  const { about } = (content ?? {}) as Partial<LoadedContent>
  const rendered = {
    router,
    words: words.value,
    office,
    frame,
    about,
    manifest: {},
    modules: undefined,
    origin,
  }
  const head = headOf(router.currentRoute.value, rendered)
  const structured = [...head.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(
    ([, text = '']) => JSON.parse(text) as { '@type': string } & Record<string, unknown>,
  )
  return { html, head, structured, name: router.currentRoute.value.meta.name }
}

describe('a list of what is published', () => {
  it.each([
    ['/aktualnosci', { title: 'Aktualności', item: itemOf(), href: '/aktualnosci/nowa-pompownia' }],
    ['/en/news', { title: 'News', item: itemOf(), href: '/en/news/nowa-pompownia' }],
    ['/komunikaty', { title: 'Komunikaty', item: failure, href: '/komunikaty/awaria' }],
    ['/awarie', { title: 'Przerwy i awarie', item: failure, href: '/komunikaty/awaria' }],
    ['/szukaj?q=awaria', { title: 'Szukaj', item: failure, href: '/komunikaty/awaria' }],
  ])('leads from %s to each item whole', async (url, { title, item, href }) => {
    const { html } = await pageAt(url, officeWith({ rows: [item] }))
    expect(html).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`))
    expect(html).toContain(`href="${href}"`)
    expect(html).toContain(item.title)
  })

  it('says that there is nothing, in the words of what was looked for', async () => {
    const nothing = officeWith({})
    expect((await pageAt('/aktualnosci', nothing)).html).toContain('Nie ma teraz żadnych aktualności.')
    expect((await pageAt('/komunikaty?archive=1', nothing)).html).toContain('Archiwum jest puste.')
    expect((await pageAt('/aktualnosci?q=zzz', nothing)).html).toContain('Nic nie pasuje')
    expect((await pageAt('/szukaj?q=zzz', nothing)).html).toContain('Nic nie pasuje')
    expect((await pageAt('/szukaj', nothing)).html).toContain('Wpisz słowo')
    expect((await pageAt('/awarie', nothing)).html).toContain('Teraz nie ma żadnej przerwy ani awarii.')
  })

  it('keeps what was chosen when it goes on to older ones, and in the form', async () => {
    const { html } = await pageAt('/komunikaty?street=ul.+Lipowa&archive=1', officeWith({ rows: [failure] }))
    expect(html).toMatch(/href="\/komunikaty\?street=ul\.\+Lipowa&amp;archive=1&amp;after=next"/)
    expect(html).toContain('<input type="hidden" name="archive" value="1">')
    expect(html).toMatch(/<option value="ul\. Lipowa" selected/)
  })

  it('tells when and where works go on', async () => {
    const { html } = await pageAt('/awarie', officeWith({ rows: [failure] }))
    expect(html).toContain('Awaria')
    expect(html).toContain('ul. Lipowa 1–27, Nadrzecze')
    expect(html).toContain('od niedz., 22 lis, 07:00')
  })
})

describe('a publication whole', () => {
  it('is shown with its words, files and when it was published', async () => {
    const file = { fileId: 3, name: 'mapa.pdf', mediaType: 'application/pdf', size: 2048 }
    const api = officeWith({ whole: wholeOf(itemOf(), { files: [file] }) })
    const { html } = await pageAt('/aktualnosci/nowa-pompownia', api)
    expect(html).toContain('<h2>Co dalej?</h2>')
    expect(html).toContain('href="/api/portal/publications/5/files/3"')
    expect(html).toContain('Opublikowano 20 listopada 2026')
  })

  it('says to English readers that it is in Polish only, and marks its words so', async () => {
    const { html, head } = await pageAt('/en/news/nowa-pompownia', officeWith({ whole: wholeOf(itemOf()) }))
    expect(html).toContain('This is in Polish only.')
    expect(html).toMatch(/<h1 lang="pl">Nowa pompownia<\/h1>/)
    expect(head).toContain(`<link rel="canonical" href="${origin}/aktualnosci/nowa-pompownia">`)
  })

  it('says that it is of the archive once it has ended', async () => {
    const whole = wholeOf(failure, { hasEnded: true })
    expect((await pageAt('/komunikaty/awaria', officeWith({ whole }))).html).toContain('wpis z archiwum')
  })

  it('tells search engines what it is, and where it belongs', async () => {
    const news = await pageAt('/aktualnosci/nowa-pompownia', officeWith({ whole: wholeOf(itemOf()) }))
    expect(news.structured).toMatchObject([
      { '@type': 'NewsArticle', headline: 'Nowa pompownia', publisher: { '@type': 'Organization' } },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { position: 1, name: 'Aktualności', item: `${origin}/aktualnosci` },
          { position: 2, name: 'Nowa pompownia', item: `${origin}/aktualnosci/nowa-pompownia` },
        ],
      },
    ])
    expect(news.head).toContain('<meta property="og:type" content="article">')
    expect(news.head).toContain(`<meta property="og:image" content="${origin}/icon-512.png">`)
    const faq = wholeOf(itemOf({ kind: 'page', slug: 'pytania', pageRole: 'faq' }))
    expect((await pageAt('/strona/pytania', officeWith({ whole: faq }))).structured).toMatchObject([
      {
        '@type': 'FAQPage',
        mainEntity: [{ name: 'Co dalej?', acceptedAnswer: { text: 'Nic nie trzeba robić.' } }],
      },
    ])
  })

  it.each(['/aktualnosci/nie-ma', '/en/notices/nothing', '/strona/nie-ma'])(
    'that is not there is a page that does not exist: %s',
    async (url) => {
      const { name, head } = await pageAt(url, officeWith({}))
      expect(name).toBe('not-found')
      expect(head).toContain('noindex')
    },
  )
})

describe('additional elements', () => {
  const text = { pl: '', en: '' }
  const banner = (title: string) => ({ kind: 'banner' as const, title: { pl: title, en: title }, text })

  it('stand in their places only', async () => {
    const appearance = {
      ...frame.appearance,
      places: {
        footer: [banner('Nad stopką')],
        news: [banner('Pod listą')],
        'sign-in': [banner('Pod formularzem')],
      },
    }
    const shown = async (url: string) => {
      const { app, router } = await createPortal({
        language: languageOf(url),
        ...{ office, frame: { ...frame, appearance }, history: createMemoryHistory(), isRendered: true },
        contentOf: (to) => loadContent(to, officeWith({})),
      })
      await router.push(url)
      const html = await renderToString(app)
      return ['Nad stopką', 'Pod listą', 'Pod formularzem'].filter((one) => html.includes(one))
    }
    expect(await shown('/aktualnosci')).toEqual(['Nad stopką', 'Pod listą'])
    expect(await shown('/en/sign-in')).toEqual(['Nad stopką', 'Pod formularzem'])
    expect(await shown('/wzory')).toEqual(['Nad stopką'])
    expect(await shown('/klient/23')).toEqual([])
  })
})
