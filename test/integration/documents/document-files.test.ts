import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Attachment } from '#shared/domain/tasks/schema.ts'
import { documentsFileRoutes } from '#server/features/documents/file-routes.ts'
import { tasksFileRoutes } from '#server/features/tasks/file-routes.ts'
import { startSession } from '#server/platform/auth/sessions.ts'
import { buildWebApp } from '#server/platform/http/app.ts'
import { openPublicOffice } from '#server/public-office.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient } from '#test/support/people.ts'
import { samples } from '../tasks/sample-files.ts'
import {
  clientsGroup,
  contract,
  followEvents,
  invoice,
  letterFor,
  openDesk,
  openPortal,
  portalRouters,
  runJobs,
  staffRouters,
  type Desk,
  type Portal,
} from './support.ts'

let office: TestOffice
let app: FastifyInstance
let address: string
let clerk: Desk
let portal: Portal
let clientId: number

beforeAll(async () => {
  office = await openTestOffice()
  app = await buildWebApp(office, {
    routers: { staff: staffRouters, portal: portalRouters },
    fileRoutes: [...tasksFileRoutes, ...documentsFileRoutes],
    publicOffice: openPublicOffice(office),
  })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  clientId = await makeClient(office)
  portal = await openPortal(office, clientId)
})

type Audience = 'staff' | 'portal'

async function ask(path: string, as: { accountId: number; audience: Audience }, body?: Buffer) {
  const { accountId, audience } = as
  const now = office.clock.now()
  const { token } = await startSession(office.db.pool, { accountId, app: audience, address: null, now })
  return fetch(`${address}/api/${audience}/${path}`, {
    headers: {
      cookie: `okienko_${audience}=${token}`,
      ...(body && {
        origin: 'https://ebok.example.pl',
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent('faktura żółw.pdf'),
        'x-request-key': randomUUID(),
      }),
    },
    ...(body && { method: 'POST', body: Uint8Array.from(body) }),
  })
}

const atDesk = (path: string, body?: Buffer) =>
  ask(path, { accountId: clerk.accountId, audience: 'staff' }, body)
const inPortal = (path: string, body?: Buffer) =>
  ask(path, { accountId: portal.accountId, audience: 'portal' }, body)

async function sent() {
  const file = (await (await atDesk('documents/files', samples.pdf)).json()) as Attachment
  const document = await clerk.api.documents.send(
    await invoice(office, clientId, { attachmentIds: [file.id] }),
  )
  return { document, file }
}

async function added() {
  const file = (await (await inPortal('documents/files', samples.pdf)).json()) as Attachment
  const document = await portal.api.documents.add(
    await contract(office, clientId, { attachmentIds: [file.id] }),
  )
  return { document, file }
}

describe('a document of the office', () => {
  it('is downloaded by its client, which both sides see from the first time on', async () => {
    const { document, file } = await sent()
    const path = `clients/${clientId}/documents/${document.id}/files/${file.id}`
    office.clock.pass(60_000)
    const openedAt = office.clock.now().toISOString()
    const answer = await inPortal(path)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(samples.pdf)).toBe(true)
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="faktura zolw.pdf"')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')

    office.clock.pass(60_000)
    await inPortal(path)
    expect((await portal.api.documents.list({ clientId, direction: 'out' })).rows).toMatchObject([
      { openedAt, isNew: false },
    ])
    expect((await clerk.api.documents.list({ clientId, direction: 'out' })).rows).toMatchObject([
      { openedAt, openedByName: expect.stringMatching(/^Magda Zając/) as string },
    ])
    expect(await portal.api.documents.counts({ clientId })).toEqual({ new: 0 })
    expect(await eventsOf(office, 'document.opened')).toHaveLength(1)
    expect(await eventsOf(office, 'document.downloaded')).toHaveLength(2)
  })

  it('does not count as opened when staff look at it', async () => {
    const { document, file } = await sent()
    expect((await atDesk(`documents/${document.id}/files/${file.id}`)).status).toBe(200)
    expect(await portal.api.documents.counts({ clientId })).toEqual({ new: 1 })
    expect(await eventsOf(office, 'document.opened')).toEqual([])
    expect(await eventsOf(office, 'document.downloaded')).toMatchObject([
      { actorKind: 'staff', clientId, payload: { documentId: document.id, fileId: file.id } },
    ])
  })

  it('is not there for other clients, under another client or another document, or taken back', async () => {
    const { document, file } = await sent()
    const other = await makeClient(office)
    const stranger = await openPortal(office, other)
    const asStranger = (path: string) => ask(path, { accountId: stranger.accountId, audience: 'portal' })
    const second = await sent()
    const rest = `documents/${document.id}/files/${file.id}`
    for (const answer of [
      await asStranger(`clients/${clientId}/${rest}`),
      await asStranger(`clients/${other}/${rest}`),
      await inPortal(`clients/${other}/${rest}`),
      await inPortal(`clients/${clientId}/documents/${second.document.id}/files/${file.id}`),
      await inPortal(`clients/${clientId}/files/${file.id}`),
      await atDesk(`files/${file.id}`),
    ]) {
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ code: 'file.not-found' })
    }
    await clerk.api.documents.withdraw({ clientId, documentId: document.id, reason: 'Nie ten klient' })
    expect((await inPortal(`clients/${clientId}/${rest}`)).status).toBe(404)
    expect((await atDesk(rest)).status).toBe(200)
    expect(await eventsOf(office, 'document.opened')).toEqual([])
  })

  it('is not there for a client any more once the whole sending is taken back, opened or not', async () => {
    const other = await makeClient(office)
    const second = await openPortal(office, other)
    const file = (await (await atDesk('documents/files', samples.pdf)).json()) as Attachment
    const { id: sendingId, version } = await clerk.api.documents.sendToGroup({
      ...(await letterFor(office)),
      ...{ groupId: await clientsGroup(office), withGroupsBelow: true, attachmentIds: [file.id] },
    })
    await runJobs(office)
    const download = async (of: number, accountId: number) => {
      const [document] = (await clerk.api.documents.list({ clientId: of, direction: 'out' })).rows
      const path = `clients/${of}/documents/${document?.id ?? 0}/files/${file.id}`
      return (await ask(path, { accountId, audience: 'portal' })).status
    }
    expect(await download(clientId, portal.accountId)).toBe(200)
    const wish = { sendingId, version, reason: 'Zły cennik', keepsOpened: false }
    await clerk.api.documents.withdrawSending(wish)
    await runJobs(office)
    expect(await download(clientId, portal.accountId)).toBe(404)
    expect(await download(other, second.accountId)).toBe(404)
    expect(await eventsOf(office, 'document.downloaded')).toHaveLength(1)
  })
})

describe('a document of a client', () => {
  it('counts as opened once staff download it, and not by its client’s own downloads', async () => {
    const { document, file } = await added()
    const path = `documents/${document.documentId}/files/${file.id}`
    expect((await inPortal(`clients/${clientId}/${path}`)).status).toBe(200)
    expect(await eventsOf(office, 'document.opened')).toEqual([])
    expect((await atDesk(path)).status).toBe(200)
    expect((await portal.api.documents.list({ clientId, direction: 'in' })).rows).toMatchObject([
      { openedAt: office.clock.now().toISOString() },
    ])
    expect(await eventsOf(office, 'document.opened')).toMatchObject([{ payload: { by: 'staff' } }])
  })

  it('counts as opened too when staff download it from its task', async () => {
    const { document, file } = await added()
    expect((await inPortal(`clients/${clientId}/files/${file.id}`)).status).toBe(200)
    office.clock.pass(60_000)
    const openedAt = office.clock.now().toISOString()
    expect((await atDesk(`files/${file.id}`)).status).toBe(200)
    office.clock.pass(60_000)
    await followEvents(office)
    expect((await clerk.api.documents.list({ clientId, direction: 'in' })).rows).toMatchObject([
      { id: document.documentId, openedAt },
    ])
    expect(await eventsOf(office, 'document.opened')).toHaveLength(1)
  })
})
