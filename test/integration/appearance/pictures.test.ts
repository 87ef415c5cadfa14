import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KeptPicture } from '#shared/domain/appearance/schema.ts'
import { appearanceFileRoutes } from '#server/features/appearance/file-routes.ts'
import { startSession } from '#server/platform/auth/sessions.ts'
import { buildWebApp } from '#server/platform/http/app.ts'
import { router } from '#server/platform/trpc/init.ts'
import { openPublicOffice } from '#server/public-office.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { onShow, openDesigner, staffRouters, type Designer } from './support.ts'

let office: TestOffice
let app: FastifyInstance
let address: string
let designer: Designer

beforeAll(async () => {
  office = await openTestOffice()
  app = await buildWebApp(office, {
    routers: { staff: staffRouters, portal: router({}) },
    fileRoutes: appearanceFileRoutes,
    publicOffice: openPublicOffice(office),
  })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())
beforeEach(async () => {
  await office.database.reset()
  designer = await openDesigner(office)
})

async function send(bytes: Buffer | string, to: 'pictures' | 'icons' = 'pictures') {
  const { accountId } = designer
  const now = office.clock.now()
  const { token } = await startSession(office.db.pool, { accountId, app: 'staff', address: null, now })
  const answer = await fetch(`${address}/api/staff/appearance/${to}`, {
    method: 'POST',
    headers: {
      cookie: `okienko_staff=${token}`,
      origin: 'https://ebok.example.pl',
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('logo żółw.png'),
      'x-request-key': randomUUID(),
    },
    body: typeof bytes === 'string' ? bytes : Uint8Array.from(bytes),
  })
  return { status: answer.status, body: (await answer.json()) as KeptPicture & { code?: string } }
}

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0e6076' } })
const svg = (inner: string, attributes = 'width="40" height="20"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`
const drawing = '<defs><g id="a"><path d="M0 0h40v20z"/></g></defs><use href="#a" style="fill:url(#b)"/>'

describe('a picture for the look', () => {
  it.each([
    ['PNG', () => flat(60, 30).png().toBuffer()],
    [
      'JPEG',
      () =>
        flat(60, 30)
          .withExif({ IFD0: { Artist: 'Anna' } })
          .jpeg()
          .toBuffer(),
    ],
    ['WebP', () => flat(60, 30).webp().toBuffer()],
    ['SVG', () => Promise.resolve(Buffer.from(svg(drawing, 'width="60" height="30"')))],
  ])('is drawn anew and given to everyone: %s', async (_, make) => {
    const { status, body } = await send(await make())
    expect({ status, ...body }).toMatchObject({ status: 200, width: 60, height: 30 })
    const answer = await fetch(address + body.src)
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    const shown = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect(shown).toMatchObject({ format: 'webp', width: 60, height: 30 })
    expect(shown.exif).toBeUndefined()
  })

  it('becomes a square where it is an icon, and no larger than needed where it is not', async () => {
    const wide = await flat(4000, 1000).png().toBuffer()
    expect((await send(wide)).body).toMatchObject({ width: 1600, height: 400 })
    const { body } = await send(wide, 'icons')
    expect(body).toMatchObject({ width: 512, height: 512 })
    expect((await fetch(address + body.src)).headers.get('content-type')).toBe('image/png')
  })

  it('is kept once however often it is sent', async () => {
    const bytes = await flat(20, 20).png().toBuffer()
    const [one, other] = [await send(bytes), await send(bytes)]
    expect(other.body).toEqual(one.body)
    expect(await eventsOf(office, 'appearance.picture-added')).toMatchObject([
      { actorId: designer.accountId, payload: { name: 'logo żółw.png', width: 20 } },
    ])
  })

  it('gives the icons that a phone asks for, from what was sent or from what was delivered', async () => {
    const { body } = await send(await flat(40, 20).png().toBuffer(), 'icons')
    const own = async () => (await onShow(office)).icon
    const delivered = await own()
    await designer.publish({ faviconId: body.id })
    expect(await own()).not.toBe(delivered)
    for (const icon of [delivered, await own()]) {
      for (const [kind, side] of [
        ['192', 192],
        ['512', 512],
        ['maskable', 512],
      ] as const) {
        const answer = await fetch(`${address}${icon}-${kind}.png`)
        expect(answer.headers.get('content-type')).toBe('image/png')
        const about = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
        expect(about).toMatchObject({ format: 'png', width: side, height: side })
        expect(about.hasAlpha).toBe(kind !== 'maskable')
      }
    }
    expect((await fetch(`${address}/api/portal/appearance/0123456789abcdef-192.png`)).status).toBe(404)
    expect((await fetch(`${address}${delivered}-4096.png`)).status).toBe(404)
  })

  it('is shown with its words as logo, and as icon', async () => {
    const bytes = await flat(20, 20).png().toBuffer()
    const [logo, icon] = [(await send(bytes)).body, (await send(bytes, 'icons')).body]
    const alt = { pl: 'Wodociągi Nadrzecze', en: 'Nadrzecze Waterworks' }
    await designer.publish({ logo: { pictureId: logo.id, alt }, faviconId: icon.id })
    expect(await onShow(office)).toMatchObject({
      logo: { src: logo.src, alt, width: 20, height: 20 },
      icon: icon.src.replace('.png', ''),
    })
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    [
      'a script under another name of its space',
      '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
    ],
    ['a handler', '<path onload="alert(1)" d="M0 0h4v4z"/>'],
    ['a handler after a line break', '<path\nonclick\n=\n"alert(1)" d="M0 0h4v4z"/>'],
    ['a page within', '<foreignObject><body/></foreignObject>'],
    ['a link that runs', '<a xlink:href="javascript:alert(1)"><path d="M0 0h4v4z"/></a>'],
    ['a picture from elsewhere', '<image href="https://a.example/x.png" width="4" height="4"/>'],
    ['a file of the server', '<image xlink:href="file:///etc/passwd" width="4" height="4"/>'],
    ['a style from elsewhere', '<style>@import "https://a.example/x.css";</style>'],
    ['a colour from elsewhere', '<path style="fill:url(https://a.example/#a)" d="M0 0h4v4z"/>'],
    ['a change of itself', '<path d="M0 0h4v4z"><set attributeName="href" to="x"/></path>'],
  ])('is refused where an SVG holds %s', async (_, inner) => {
    const { status, body } = await send(svg(inner))
    expect({ status, code: body.code }).toEqual({ status: 415, code: 'picture.active' })
  })

  it('is refused where an SVG brings entities', async () => {
    const text = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]>${svg('<text>&a;</text>')}`
    expect((await send(text)).body.code).toBe('picture.active')
  })

  it.each([
    [
      'a bomb of dots',
      async () => flat(12000, 12000).png({ compressionLevel: 9 }).toBuffer(),
      'picture.too-many-dots',
    ],
    [
      'a drawing of endless size',
      () => Promise.resolve(svg(drawing, 'width="90000" height="90000"')),
      'picture.too-many-dots',
    ],
    [
      'a renamed program',
      () => Promise.resolve(Buffer.from('MZ\u0090\u0000\u0003', 'latin1')),
      'picture.unreadable',
    ],
    ['a page', () => Promise.resolve('<!doctype html><script>alert(1)</script>'), 'picture.unreadable'],
    [
      'half a picture',
      async () =>
        (
          await sharp(Buffer.from(svg(drawing)))
            .png()
            .toBuffer()
        ).subarray(0, 60),
      'picture.unreadable',
    ],
    ['a GIF', () => flat(9, 9).gif().toBuffer(), 'picture.unreadable'],
    ['nothing', () => Promise.resolve(''), 'file.empty'],
    ['too many bytes', () => Promise.resolve(Buffer.alloc(5 * 1024 * 1024 + 1)), 'picture.too-large'],
  ])('is refused where it is %s', async (_, make, code) => {
    expect((await send(await make())).body.code).toBe(code)
    expect(await office.db.pool.rows('SELECT id FROM appearance_pictures')).toEqual([])
  })
})

describe('the file of a theme', () => {
  it('is kept by browsers for good, and is there after another took its place', async () => {
    await designer.publish({ brand: '#7a1fa2' })
    const { css } = await onShow(office)
    await designer.publish({ brand: '#0b4a5c' })
    const answer = await fetch(`${address}${css}`)
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await answer.text()).toContain('#7a1fa2')
    expect((await onShow(office)).css).not.toBe(css)
  })

  it('is nowhere else', async () => {
    expect((await fetch(`${address}/api/portal/appearance/0123456789abcdef.css`)).status).toBe(404)
    expect((await fetch(`${address}/api/portal/appearance/..%2Fx.css`)).status).toBe(404)
  })
})
