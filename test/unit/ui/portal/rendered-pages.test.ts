// @vitest-environment node
import { createMemoryHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import { describe, expect, it } from 'vitest'
import { createPortal } from '#portal/public/app/create-portal.ts'
import { scriptsFor, type ClientManifest } from '#portal/public/rendered/client-scripts.ts'
import { headOf } from '#portal/public/rendered/head.ts'
import { languageOf } from '#portal/public/app/pages.ts'
import { frame, nothingPublished, office } from './support.ts'

const origin = 'https://ebok.example.pl'

const manifest: ClientManifest = {
  'index.html': { file: 'assets/index.js', imports: ['_vue.js', '_button.js'] },
  '_vue.js': { file: 'assets/vue.js' },
  '_button.js': { file: 'assets/button.js' },
  '_field.js': { file: 'assets/field.js', imports: ['_vue.js'] },
  'features/accounts/AccountSignInPage.vue': {
    file: 'assets/sign-in.js',

    imports: ['_button.js', '_field.js'],
    isDynamicEntry: true,
  },
  '../../shared/messages/catalogues/portal.en.ts': { file: 'assets/portal.en.js', isDynamicEntry: true },
  '../../shared/messages/catalogues/portal-zone.en.ts': { file: 'assets/zone.en.js', isDynamicEntry: true },
}

async function pageAt(url: string): Promise<{ head: string; html: string }> {
  const { app, router, words } = await createPortal({
    language: languageOf(url),
    office,
    frame,
    history: createMemoryHistory(),
    isRendered: true,
    contentOf: () => Promise.resolve(nothingPublished),
  })
  await router.push(url)
  const html = await renderToString(app)
  const modules = new Set(['features/accounts/AccountSignInPage.vue', 'app/PortalApp.vue'])
  const rendered = { router, words: words.value, office, frame, manifest, modules, origin }
  return { head: headOf(router.currentRoute.value, rendered), html }
}

describe('a public page from the server', () => {
  it('can be read in both languages', async () => {
    const polish = await pageAt('/')
    expect(polish.html).toContain('<h1 class="look-hero__title">Załatw sprawę bez wizyty w biurze</h1>')
    expect(polish.html).toContain('href="/logowanie"')
    const english = await pageAt('/en/')
    expect(english.html).toContain('Settle it without a visit to the office')
    expect(english.html).toContain('href="/en/sign-in"')
    expect(english.html).toContain('aria-current="true"')
  })

  it('names itself, its office and its other language', async () => {
    const { head } = await pageAt('/en/sign-in?next=/en/account')
    expect(head).toContain('<title>Sign in · Wodociągi &amp; Spółka</title>')
    expect(head).toContain(`<link rel="alternate" hreflang="pl" href="${origin}/logowanie">`)
    expect(head).toContain(`<link rel="alternate" hreflang="en" href="${origin}/en/sign-in">`)
    expect(head).toContain(`hreflang="x-default" href="${origin}/logowanie"`)
    expect(head).not.toContain('noindex')
  })

  it('lets strangers report and look after their case, which no search engine keeps', async () => {
    const { html } = await pageAt('/')
    expect(html.match(/href="\/zglos"/g)).toHaveLength(2)
    expect(html).toContain('href="/sprawa"')
    expect((await pageAt('/zglos')).head).not.toContain('noindex')
    expect((await pageAt('/en/case')).head).toContain('<meta name="robots" content="noindex">')
  })

  it('tells others where it is and what to show of it', async () => {
    const { head } = await pageAt('/en/?from=letter')
    expect(head).toContain(`<link rel="canonical" href="${origin}/en/">`)
    expect(head).toContain(`<meta property="og:url" content="${origin}/en/">`)
    expect(head).toContain('<meta property="og:locale" content="en_GB">')
    const structured = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(head)?.[1] ?? ''
    expect(JSON.parse(structured)).toMatchObject({ '@type': 'Organization', url: `${origin}/` })
  })

  it('describes the portal at its start', async () => {
    expect((await pageAt('/')).head).toContain('<meta name="description" content="Zgłoś awarię')
  })

  it('says where it needs scripts', async () => {
    expect((await pageAt('/logowanie')).html).toContain('Ta strona potrzebuje skryptów.')
    expect((await pageAt('/')).html).not.toContain('Ta strona potrzebuje skryptów.')
    expect((await pageAt('/')).head).toContain('<noscript><style>.portal-needs-scripts')
  })
})

describe('a page for one person, or for nobody', () => {
  it('is kept out of search engines and has no counterpart', async () => {
    for (const url of [
      '/klient/23/zgloszenia',
      '/konto',
      '/aktywacja/abc',
      '/en/reset/abc',
      '/nic',
      '/en/nic',
    ]) {
      const { head } = await pageAt(url)
      expect(head).toContain('<meta name="robots" content="noindex">')
      expect(head).not.toContain('hreflang')
    }
  })

  it('brings only the frame when it is a client’s', async () => {
    const { html, head } = await pageAt('/klient/23/zgloszenia')
    expect(head).toContain('<title>Moje zgłoszenia · ')
    expect(html).toContain('Wodociągi &amp; Spółka')
    expect(html).not.toContain('Złóż nowe zgłoszenie')
    expect(html).not.toContain('Zaloguj się')
  })

  it('puts nothing of its address into the page', async () => {
    const { html, head } = await pageAt('/en/%3Cscript%3Ealert(1)%3C/script%3E?a="><script>')
    expect(html + head).not.toContain('<script>alert')
    expect(html + head).not.toContain('"><script>')
  })
})

describe('the scripts of a page', () => {
  it('are those it has beside every page, each once, needed ones first', () => {
    expect(scriptsFor(manifest, ['features/accounts/AccountSignInPage.vue', 'app/Unknown.vue'])).toEqual([
      'assets/field.js',
      'assets/sign-in.js',
    ])
  })

  it('come with the words of their language', async () => {
    const { head } = await pageAt('/en/sign-in')
    for (const file of ['portal.en.js', 'zone.en.js', 'sign-in.js'])
      expect(head).toContain(`<link rel="modulepreload" crossorigin href="/assets/${file}">`)
    expect((await pageAt('/en/')).head).not.toContain('zone.en.js')
  })
})
