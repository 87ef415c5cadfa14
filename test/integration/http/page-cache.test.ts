import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { countPublicChange } from '#server/platform/database/public-versions.ts'
import { keptPage, openPageCache, type KeptPage } from '#server/platform/http/page-cache.ts'
import { testClock } from '#test/support/clock.ts'
import { openHttpOffice, serve } from './support.ts'

const first = await openHttpOffice()
const second = await serve(first.office)

const get = (path: string, headers: Record<string, string> = {}, at = first) =>
  fetch(at.address + path, { headers: { 'accept-encoding': 'identity', ...headers } })
const timesRendered = async (path: string, at = first) =>
  Number(/name="rendered" content="(\d+)"/.exec(await (await get(path, {}, at)).text())?.[1])
const change = (what: 'publications' | 'appearance') =>
  first.office.db.sequelize.transaction((tx) => countPublicChange(first.office.db.within(tx), what))

describe('a page over the network', () => {
  it('is rendered once and given to everybody', async () => {
    const rendered = await timesRendered('/once')
    expect(await timesRendered('/once')).toBe(rendered)
  })

  it.each(['publications', 'appearance'] as const)(
    'shows a change of %s at once, also in another process',
    async (what) => {
      const before = [await timesRendered('/'), await timesRendered('/', second)]
      await change(what)
      expect(await timesRendered('/')).not.toBe(before[0])
      expect(await timesRendered('/', second)).not.toBe(before[1])
    },
  )

  it('is not sent again to a browser that has it', async () => {
    const answer = await get('/tagged')
    const tag = answer.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    const again = await get('/tagged', { 'if-none-match': `W/"other", ${tag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('cache-control')).toBe('no-cache')
    await change('publications')
    expect((await get('/tagged', { 'if-none-match': tag })).status).toBe(200)
  })

  it('sets no cookie', async () => {
    expect((await get('/')).headers.getSetCookie()).toEqual([])
  })

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', null],
  ])('comes packed for whoever accepts %s', async (accepted, packing) => {
    const answer = await get('/packed', { 'accept-encoding': accepted })
    expect(answer.headers.get('content-encoding')).toBe(packing)
    expect(answer.headers.get('vary')).toContain('accept-encoding')
    expect(await answer.text()).toContain('<title>Okienko</title>')
  })

  it('of one person or of nothing is kept by nobody', async () => {
    for (const path of ['/token', '/nie-ma']) {
      expect((await get(path)).headers.get('cache-control')).toBe('no-store')
      expect(await timesRendered(path)).not.toBe(await timesRendered(path))
    }
  })

  it('for programs has its own type and names the address the office is known by', async () => {
    const answer = await get('/robots.txt')
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await answer.text()).toBe('https://ebok.example.pl')
  })
})

describe('the kept pages', () => {
  const clock = testClock()
  let state: { version: string; next: string | null; isGone: boolean }
  let rendered: string[]
  let cache: ReturnType<typeof openPageCache>
  beforeEach(() => {
    clock.set('2026-11-21T11:00:00.000Z')
    state = { version: '1.1', next: null, isGone: false }
    rendered = []
    cache = openPageCache(
      {
        version: () => (state.isGone ? Promise.reject(new Error('gone')) : Promise.resolve(state.version)),
        nextChange: () => Promise.resolve(state.next === null ? null : new Date(state.next)),
      },
      clock,
    )
  })
  const find = (url: string, isKept = true): Promise<KeptPage> =>
    cache.find(url, () => {
      rendered.push(url)
      return Promise.resolve(keptPage({ status: 200, type: 'text/html', isKept }, url))
    })

  it('end where the next window opens or closes, to the millisecond', async () => {
    state.next = '2026-11-21T11:30:00.000Z'
    await find('/')
    clock.set('2026-11-21T11:29:59.999Z')
    await find('/')
    expect(rendered).toHaveLength(1)
    clock.set('2026-11-21T11:30:00.000Z')
    state.next = null
    await find('/')
    expect(rendered).toHaveLength(2)
  })

  it('are not trusted when the clock was put back', async () => {
    await find('/')
    clock.set('2026-11-21T10:59:00.000Z')
    await find('/')
    expect(rendered).toHaveLength(2)
  })

  it('are rendered once for all who ask at the same time', async () => {
    await Promise.all([find('/'), find('/'), find('/en/'), find('/')])
    expect(rendered.toSorted()).toEqual(['/', '/en/'])
  })

  it('of an older state never stand in for the newer one', async () => {
    const early = find('/')
    state.version = '2.1'
    await Promise.all([early, find('/')])
    await find('/')
    expect(rendered).toHaveLength(2)
  })

  it('are given out while the database does not answer, for as long as they are in time', async () => {
    state.next = '2026-11-21T11:30:00.000Z'
    await find('/')
    state.isGone = true
    await find('/')
    expect(rendered).toHaveLength(1)
    clock.set('2026-11-21T11:30:00.000Z')
    await expect(find('/')).rejects.toThrow('gone')
  })

  it('are forgotten when they could not be made', async () => {
    await expect(cache.find('/', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    await find('/')
    expect(rendered).toEqual(['/'])
  })

  it('are few, whatever addresses somebody makes up', async () => {
    await find('/')
    for (let number = 0; number < 500; number += 1) await find(`/?${number}`)
    rendered = []
    await find('/?499')
    await find('/')
    expect(rendered).toEqual(['/'])
  })
})

describe('a packed body', () => {
  it('is what was rendered', async () => {
    const at = async (accepted: string) => {
      const headers = { 'accept-encoding': accepted }
      return (await first.app.inject({ url: '/same', headers })).rawPayload
    }
    const plain = (await at('identity')).toString()
    expect(brotliDecompressSync(await at('br')).toString()).toBe(plain)
    expect(gunzipSync(await at('gzip')).toString()).toBe(plain)
  })
})
