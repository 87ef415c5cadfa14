import { createHash, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { largestFileBytes, type Attachment } from '#shared/domain/tasks/schema.ts'
import { tasksFileRoutes } from '#server/features/tasks/file-routes.ts'
import { requestsPortalRouter } from '#server/features/tasks/portal-router.ts'
import { tasksStaffRouter } from '#server/features/tasks/staff-router.ts'
import { startSession } from '#server/platform/auth/sessions.ts'
import { buildWebApp } from '#server/platform/http/app.ts'
import { router } from '#server/platform/trpc/init.ts'
import { openPublicOffice } from '#server/public-office.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient } from '#test/support/people.ts'
import { samples } from './sample-files.ts'
import { aTask, anUpload, openDesk, openPortal, question, reply, type Desk, type Portal } from './support.ts'

let office: TestOffice
let app: FastifyInstance
let address: string
let clerk: Desk
let portal: Portal
let clientId: number

beforeAll(async () => {
  office = await openTestOffice()
  app = await buildWebApp(office, {
    routers: {
      staff: router({ tasks: tasksStaffRouter }),
      portal: router({ requests: requestsPortalRouter }),
    },
    fileRoutes: tasksFileRoutes,
    publicOffice: openPublicOffice(office),
  })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  clientId = await makeClient(office, { caretakerId: clerk.accountId })
  portal = await openPortal(office, clientId)
  kept = storedFiles().length
})

/** Files of earlier tests, whose rows are gone. */
let kept = 0

function storedFiles(): string[] {
  try {
    return readdirSync(office.env.FILES_DIR, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /[0-9a-f]{12}/.test(name),
    )
  } catch {
    return []
  }
}

async function cookieOf(accountId: number, audience: 'staff' | 'portal'): Promise<string> {
  const { token } = await startSession(office.db.pool, {
    accountId,
    app: audience,
    address: null,
    now: office.clock.now(),
  })
  return `okienko_${audience}=${token}`
}

interface Sent {
  name?: string
  requestKey?: string
  draftKey?: string
  as?: 'staff' | 'portal'
  body: Buffer | ReadableStream
}

/** Sends an upload as a window does; answers status and body. */
async function send(
  sent: Sent,
): Promise<{ status: number; body: Attachment & { code?: string; details?: object } }> {
  const { name = 'umowa.pdf', requestKey = randomUUID(), draftKey, as = 'staff', body } = sent
  const answer = await fetch(`${address}/api/${as}/files`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
      'x-request-key': requestKey,
      ...(draftKey === undefined ? {} : { 'x-draft-key': draftKey }),
      origin: 'https://ebok.example.pl',
      cookie: await cookieOf(as === 'staff' ? clerk.accountId : portal.accountId, as),
    },
    body: body as BodyInit,
    duplex: 'half',
  } as RequestInit)
  return { status: answer.status, body: (await answer.json()) as never }
}

async function get(path: string, cookie: string): Promise<Response> {
  return fetch(`${address}/api/${path}`, { headers: { cookie } })
}

/** Nothing is left of a refused upload: no bytes, no row, no event. */
async function expectNothingKept(rows = 0): Promise<void> {
  await expect.poll(() => storedFiles().length, { timeout: 5000 }).toBe(kept + rows)
  const found = await office.db.pool.rows('SELECT id FROM attachments')
  expect(found).toHaveLength(rows)
  expect(await eventsOf(office, 'file.uploaded')).toHaveLength(rows)
}

describe('an upload', () => {
  it.each([
    ['png', 'Zdjęcie licznika.png', 'image/png'],
    ['pdf', 'Umowa.PDF', 'application/pdf'],
    ['jpeg', 'licznik.jpeg', 'image/jpeg'],
    ['gif', 'a.gif', 'image/gif'],
    ['tiff', 'skan.tif', 'image/tiff'],
    ['webp', 'a.webp', 'image/webp'],
    ['heic', 'IMG_0001.HEIC', 'image/heic'],
    ['txt', 'notatka.txt', 'text/plain'],
    ['txt1250', 'stany.csv', 'text/csv'],
    ['docx', 'pismo.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      'docxFromLibreOffice',
      'pismo.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['xlsx', 'stany.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['odt', 'pismo.odt', 'application/vnd.oasis.opendocument.text'],
  ] as const)('of a %s is recognised, kept whole and logged', async (kind, name, mediaType) => {
    const content = samples[kind]
    const { status, body } = await send({ name, body: content })
    expect([status, body.code]).toEqual([200, undefined])
    expect(body).toEqual({
      id: expect.any(Number) as number,
      name,
      mediaType,
      size: content.length,
      createdAt: office.clock.now().toISOString(),
    })
    expect(await eventsOf(office, 'file.uploaded')).toMatchObject([
      {
        actorId: clerk.accountId,
        payload: { fileId: body.id, sha256: createHash('sha256').update(content).digest('hex') },
      },
    ])
    await expectNothingKept(1)
  })

  it.each([
    ['zip', 'zdjecia.zip', 'file.type-not-allowed'],
    ['docm', 'pismo.docm', 'file.type-not-allowed'],
    ['docm', 'pismo.docx', 'file.type-not-allowed'],
    ['docxWithMacros', 'pismo.docx', 'file.type-not-allowed'],
    ['odtWithMacros', 'pismo.odt', 'file.type-not-allowed'],
    ['doc', 'pismo.doc', 'file.type-not-allowed'],
    ['exe', 'faktura.pdf', 'file.type-not-allowed'],
    ['elf', 'notatka.txt', 'file.type-not-allowed'],
    ['html', 'strona.html', 'file.type-not-allowed'],
    ['html', 'notatka.txt', 'file.type-not-allowed'],
    ['svg', 'obraz.svg', 'file.type-not-allowed'],
    ['svg', 'obraz.png', 'file.type-not-allowed'],
    ['binary', 'dane.txt', 'file.type-not-allowed'],
    ['txt', 'instaluj.bat', 'file.type-not-allowed'],
    ['png', 'zdjecie.pdf', 'file.type-mismatch'],
    ['txt', 'umowa.pdf', 'file.type-mismatch'],
  ] as const)('of a %s named %s is refused as %s', async (kind, name, code) => {
    const answer = await send({ name, body: samples[kind] })
    expect([answer.body.code, answer.status]).toEqual([code, 415])
    await expectNothingKept()
  })

  it('without bytes, a name or a key is refused', async () => {
    expect((await send({ body: Buffer.alloc(0) })).body.code).toBe('file.empty')
    expect((await send({ name: '   ', body: samples.pdf })).body.code).toBe('file.name-missing')
    expect((await send({ requestKey: 'once', body: samples.pdf })).body).toMatchObject({
      code: 'input.invalid',
      details: { fields: { 'x-request-key': 'uuid' } },
    })
    await expectNothingKept()
  })

  it('may be as large as the limit, and is refused beyond it, with or without a length', async () => {
    const largest = Buffer.alloc(largestFileBytes, 0x20)
    const text = await send({ name: 'duży.txt', body: largest })
    expect([text.status, text.body.size]).toEqual([200, largestFileBytes])
    const larger = Buffer.alloc(largestFileBytes + 1, 0x20)
    const streamed = Readable.toWeb(Readable.from([larger.subarray(0, 1000), larger.subarray(1000), larger]))
    for (const body of [larger, streamed as ReadableStream]) {
      const answer = await send({ name: 'za duży.txt', body })
      expect([answer.status, answer.body.code]).toEqual([413, 'file.too-large'])
    }
    await expectNothingKept(1)
  })

  it('that is cut off leaves nothing behind', async () => {
    const cookie = await cookieOf(clerk.accountId, 'staff')
    const { port } = new URL(address)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      [
        'POST /api/staff/files HTTP/1.1',
        'host: ebok.example.pl',
        'content-type: application/octet-stream',
        'content-length: 1000000',
        'x-file-name: umowa.pdf',
        `x-request-key: ${randomUUID()}`,
        'origin: https://ebok.example.pl',
        `cookie: ${cookie}`,
        '',
        samples.pdf.toString('latin1'),
      ].join('\r\n'),
    )
    await expect.poll(() => storedFiles().length, { timeout: 5000 }).toBe(kept + 1)
    socket.destroy()
    await expectNothingKept()
  })

  it('that is sent again answers the first result, also at the same moment', async () => {
    const sent = { requestKey: randomUUID(), body: samples.pdf }
    const answers = await Promise.all([send(sent), send(sent), send(sent)])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect((await send(sent)).body).toEqual(answers[0].body)
    await expectNothingKept(1)
    expect((await send({ ...sent, body: samples.png, name: 'a.png' })).body.code).toBe('request.key-reused')
    await expectNothingKept(1)
  })

  it('is a duplicate in one form, but not in another', async () => {
    const draftKey = randomUUID()
    const first = await send({ draftKey, body: samples.pdf })
    expect((await send({ draftKey, body: samples.pdf, name: 'kopia.pdf' })).body).toMatchObject({
      code: 'file.duplicate',
      details: { name: 'kopia.pdf' },
    })
    await expectNothingKept(1)
    expect((await send({ draftKey: randomUUID(), body: samples.pdf })).status).toBe(200)
    expect((await send({ body: samples.pdf })).status).toBe(200)
    await clerk.api.removeUpload({ fileId: first.body.id })
    expect((await send({ draftKey, body: samples.pdf })).status).toBe(200)
  })

  it('is refused when too many wait for a form already', async () => {
    for (let count = 0; count < 40; count += 1) await anUpload(office, clerk.accountId)
    expect((await send({ body: samples.pdf })).body).toMatchObject({
      code: 'file.too-many',
      details: { most: 40 },
    })
    expect((await send({ as: 'portal', body: samples.pdf })).status).toBe(200)
  })

  it('needs the right to write on tasks, a session and one’s own origin', async () => {
    const auditor = await openDesk(office, 'AUDITORS')
    const headers = {
      'content-type': 'application/octet-stream',
      'x-file-name': 'umowa.pdf',
      'x-request-key': randomUUID(),
    }
    const post = (more: Record<string, string>) =>
      fetch(`${address}/api/staff/files`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: samples.pdf as unknown as BodyInit,
      })
    const origin = 'https://ebok.example.pl'
    const codes = []
    for (const more of [
      { origin },
      { origin, cookie: await cookieOf(auditor.accountId, 'staff') },
      { origin, cookie: (await cookieOf(portal.accountId, 'portal')).replace('_portal', '_staff') },
      { origin: 'https://evil.example', cookie: await cookieOf(clerk.accountId, 'staff') },
    ])
      codes.push(((await (await post(more)).json()) as { code: string }).code)
    expect(codes).toEqual([
      'session.missing',
      'permission.missing',
      'session.expired',
      'request.origin-refused',
    ])
    await expectNothingKept()
  })
})

describe('a download', () => {
  it('brings the same bytes under the same name, never to be shown in the page, and is logged first', async () => {
    const { body } = await send({ as: 'portal', name: 'Zdjęcie.png', body: samples.png })
    const request = await portal.api.create(await question(office, clientId, { attachmentIds: [body.id] }))
    for (const [path, cookie, accountId] of [
      [`staff/files/${body.id}`, await cookieOf(clerk.accountId, 'staff'), clerk.accountId],
      [
        `portal/clients/${clientId}/files/${body.id}`,
        await cookieOf(portal.accountId, 'portal'),
        portal.accountId,
      ],
    ] as const) {
      const answer = await get(path, cookie)
      expect(answer.status).toBe(200)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(samples.png.length),
        'content-disposition': `attachment; filename="Zdjecie.png"; filename*=UTF-8''Zdj%C4%99cie.png`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      })
      expect(Buffer.from(await answer.arrayBuffer()).equals(samples.png)).toBe(true)
      expect((await eventsOf(office, 'file.downloaded')).at(-1)).toMatchObject({
        actorId: accountId,
        clientId,
        taskId: request.id,
        payload: { fileId: body.id, taskId: request.id, name: 'Zdjęcie.png' },
      })
    }
  })

  it('is not found, and not logged, out of reach', async () => {
    const task = await aTask(office, clerk, { clientId })
    const [{ body: open }, { body: inner }, { body: waiting }] = [
      await send({ body: samples.pdf }),
      await send({ body: samples.png, name: 'b.png' }),
      await send({ body: samples.gif, name: 'c.gif' }),
    ]
    await clerk.api.reply(reply(task.id, { attachmentIds: [open.id] }))
    await clerk.api.note(reply(task.id, { attachmentIds: [inner.id] }))
    const otherClient = await makeClient(office)
    const stranger = await cookieOf((await openPortal(office, otherClient)).accountId, 'portal')
    const own = await cookieOf(portal.accountId, 'portal')
    const field = await cookieOf((await openDesk(office, 'FIELD')).accountId, 'staff')
    const desk = await cookieOf(clerk.accountId, 'staff')
    for (const [path, cookie] of [
      [`portal/clients/${clientId}/files/${inner.id}`, own],
      [`portal/clients/${clientId}/files/${open.id}`, stranger],
      [`portal/clients/${otherClient}/files/${open.id}`, stranger],
      [`portal/clients/${otherClient}/files/${open.id}`, own],
      [`portal/clients/${clientId}/files/${waiting.id}`, own],
      [`staff/files/${open.id}`, field],
      [`staff/files/${waiting.id}`, desk],
      ['staff/files/999999', desk],
      ['staff/files/0', desk],
      ['staff/files/1e3', desk],
      ['staff/files/99999999999999999999', desk],
    ] as const) {
      const answer = await get(path, cookie)
      expect([answer.status, ((await answer.json()) as { code: string }).code], path).toEqual([
        404,
        'file.not-found',
      ])
    }
    expect(await eventsOf(office, 'file.downloaded')).toEqual([])
    expect((await get(`portal/clients/${clientId}/files/${open.id}`, own)).status).toBe(200)
  })

  it('of bytes that are gone is not found', async () => {
    const { body } = await send({ body: samples.pdf })
    await aTask(office, clerk, { attachmentIds: [body.id] })
    const [row] = await office.db.pool.rows<{ key: string }>('SELECT storage_key AS `key` FROM attachments')
    await office.files.remove(row?.key ?? '')
    const answer = await get(`staff/files/${body.id}`, await cookieOf(clerk.accountId, 'staff'))
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'file.not-found'])
    expect(await eventsOf(office, 'file.downloaded')).toEqual([])
  })
})
