import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publicationsFileRoutes } from '#server/features/publications/file-routes.ts'
import { publicationsPortalRouter } from '#server/features/publications/portal-router.ts'
import { publicationsStaffRouter } from '#server/features/publications/staff-router.ts'
import { startSession } from '#server/platform/auth/sessions.ts'
import { buildWebApp } from '#server/platform/http/app.ts'
import { openPublicOffice } from '#server/public-office.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { aDraft, contentWith, openDesk, publish, show, type Desk } from './support.ts'

let office: TestOffice
let app: FastifyInstance
let address: string
let editor: Desk
const hour = 3_600_000

beforeAll(async () => {
  office = await openTestOffice({ PORTAL_DIR: 'none', OFFICE_DIR: 'none' })
  app = await buildWebApp(office, {
    routers: { staff: publicationsStaffRouter, portal: publicationsPortalRouter },
    fileRoutes: publicationsFileRoutes,
    publicOffice: openPublicOffice(office),
  })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())
beforeEach(async () => {
  await office.database.reset()
  editor = await openDesk(office, 'EDITORS')
})

async function upload(name: string, body: Buffer) {
  const start = { accountId: editor.accountId, app: 'staff' as const, address: null, now: office.clock.now() }
  const { token } = await startSession(office.db.pool, start)
  const response = await fetch(`${address}/api/staff/publications/files`, {
    method: 'POST',
    headers: {
      cookie: `okienko_staff=${token}`,
      origin: 'https://ebok.example.pl',
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
      'x-request-key': randomUUID(),
    },
    body: new Uint8Array(body),
  })
  return (await response.json()) as { id: number; code?: string }
}

/** The head of a PNG that says how large it is, and nothing more. */
function hugePng(side: number): Buffer {
  const data = Buffer.alloc(17)
  data.write('IHDR', 'latin1')
  data.writeUInt32BE(side, 4)
  data.writeUInt32BE(side, 8)
  data.set([8, 2, 0, 0, 0], 12)
  const chunk = (body: Buffer) => {
    const framed = Buffer.alloc(body.length + 8)
    framed.writeUInt32BE(body.length - 4, 0)
    body.copy(framed, 4)
    framed.writeUInt32BE(crc32(body), body.length + 4)
    return framed
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk(data), chunk(Buffer.from('IDATxxxx')), chunk(Buffer.from('IEND'))])
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${address}/api/portal/${path}`, { headers })

describe('a file of a publication', () => {
  it('is there for everyone exactly as long as it is shown, and asked for again without its bytes', async () => {
    const { id: fileId } = await upload('wniosek.txt', Buffer.from('Wniosek o przyłączenie'))
    const file = { fileId, role: 'template' as const, altPl: '', altEn: '' }
    const draft = await aDraft(editor, 'template', contentWith('Wniosek', { files: [file] }))
    const now = office.clock.now().getTime()
    const until = new Date(now + hour)
    const path = `publications/${draft.id}/files/${fileId}`
    expect((await get(path)).status).toBe(404)
    await publish(editor, await show(editor, draft, [new Date(now), until]))

    const first = await get(path)
    expect(await first.text()).toBe('Wniosek o przyłączenie')
    expect(first.headers.get('content-disposition')).toContain('attachment')
    expect(first.headers.get('set-cookie')).toBeNull()
    expect(await (await get('templates/wniosek')).text()).toBe('Wniosek o przyłączenie')
    const again = await get(path, { 'if-none-match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    office.clock.pass(hour)
    expect((await get(path)).status).toBe(404)
    expect((await get('templates/wniosek')).status).toBe(404)
  })

  it('is replaced in place: the same address answers the new one', async () => {
    const fileOf = async (text: string) => ({
      ...{ fileId: (await upload('wzór.txt', Buffer.from(text))).id, altPl: '', altEn: '' },
      role: 'template' as const,
    })
    const files = [await fileOf('stary')]
    const live = await publish(editor, await aDraft(editor, 'template', contentWith('Wzór', { files })))
    const content = contentWith('Wzór', { files: [await fileOf('nowy')] })
    const changed = await editor.api.saveDraft({ publicationId: live.id, seen: null, content })
    expect(await (await get('templates/wzor')).text()).toBe('stary')
    await publish(editor, changed)
    expect(await (await get('templates/wzor')).text()).toBe('nowy')
  })

  it('is refused where it is a picture of too many dots, or a drawing that could act', async () => {
    expect((await upload('bomba.png', hugePng(30_000))).code).toBe('picture.too-many-dots')
    const active = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    expect((await upload('rysunek.svg', active)).code).toBe('file.type-not-allowed')
    const [left] = await office.db.pool.rows<{ count: number }>(
      'SELECT COUNT(*) AS count FROM attachments WHERE discarded_at IS NULL',
    )
    expect(left?.count).toBe(0)
  })
})
