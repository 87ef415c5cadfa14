import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { errors as words } from '#shared/messages/pl/errors.ts'
import { publicationsFileRoutes } from '#server/features/publications/file-routes.ts'
import { publicationsPortalRouter } from '#server/features/publications/portal-router.ts'
import { publicationsStaffRouter } from '#server/features/publications/staff-router.ts'
import { startSession } from '#server/platform/auth/sessions.ts'
import { buildWebApp } from '#server/platform/http/app.ts'
import { openPublicOffice } from '#server/public-office.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { samples } from '../tasks/sample-files.ts'
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

async function upload(name: string, body: Buffer | ReadableStream) {
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
    body: body instanceof ReadableStream ? body : new Uint8Array(body),
    duplex: 'half',
  } as RequestInit)
  return (await response.json()) as { id: number; code?: string; details?: Record<string, unknown> }
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

  it.each([
    [
      'a picture of too many dots',
      { name: 'bomba.png', bytes: hugePng(30_000), code: 'picture.too-many-dots' },
    ],
    ['a drawing that acts', { name: 'rysunek.svg', bytes: samples.svg, code: 'file.type-not-allowed' }],
    ['a page', { name: 'ogłoszenie.html', bytes: samples.html, code: 'file.type-not-allowed' }],
    ['a page called a text', { name: 'ogłoszenie.txt', bytes: samples.html, code: 'file.type-not-allowed' }],
    ['a renamed program', { name: 'wniosek.pdf', bytes: samples.exe, code: 'file.type-not-allowed' }],
    [
      'a renamed program of another system',
      { name: 'wniosek.docx', bytes: samples.elf, code: 'file.type-not-allowed' },
    ],
    ['a document with macros', { name: 'wniosek.docm', bytes: samples.docm, code: 'file.type-not-allowed' }],
    [
      'a renamed document with macros',
      { name: 'wniosek.docx', bytes: samples.docxWithMacros, code: 'file.type-not-allowed' },
    ],
    [
      'an older document, which may have macros',
      { name: 'wniosek.doc', bytes: samples.doc, code: 'file.type-not-allowed' },
    ],
    [
      'an open document with macros',
      { name: 'wniosek.odt', bytes: samples.odtWithMacros, code: 'file.type-not-allowed' },
    ],
    ['a picture called a document', { name: 'wniosek.pdf', bytes: samples.png, code: 'file.type-mismatch' }],
  ] as const)('is refused where it is %s', async (_, { name, bytes, code }) => {
    const refused = await upload(name, bytes)
    expect(refused.code).toBe(code)
    // All that its sentence tells came along.
    for (const [, fact = ''] of words[code].matchAll(/\{(\w+)\}/g))
      expect(refused.details).toHaveProperty(fact)
    await expectNothingKept()
  })

  it('is refused where it has 200 MB, long before all of it is sent', async () => {
    let sent = 0
    const chunk = new Uint8Array(1024 * 1024).fill(0x20)
    const long = new ReadableStream({
      pull(controller) {
        sent += 1
        if (sent > 200) controller.close()
        else controller.enqueue(chunk)
      },
    })
    expect((await upload('za długi.txt', long)).code).toBe('file.too-large')
    expect(sent).toBeLessThan(150)
    await expectNothingKept()
  })
})

async function expectNothingKept(): Promise<void> {
  const [left] = await office.db.pool.rows<{ count: number }>(
    'SELECT COUNT(*) AS count FROM attachments WHERE discarded_at IS NULL',
  )
  expect(left?.count).toBe(0)
}
