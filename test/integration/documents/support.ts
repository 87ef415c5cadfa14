import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import type { AddDocumentInput, SendDocumentInput } from '#shared/domain/documents/schema.ts'
import { documentsJobs, documentsReactions } from '#server/features/documents/jobs.ts'
import { documentKindsStaffRouter } from '#server/features/documents/kinds/staff-router.ts'
import { documentsPortalRouter } from '#server/features/documents/portal-router.ts'
import { documentsStaffRouter } from '#server/features/documents/staff-router.ts'
import { requestsPortalRouter } from '#server/features/tasks/portal-router.ts'
import { tasksStaffRouter } from '#server/features/tasks/staff-router.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { dispatch, dispatcherLease } from '#server/platform/jobs/dispatcher.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { router } from '#server/platform/trpc/init.ts'
import { callAs, type TestOffice } from '#test/support/caller.ts'
import { makeClientAccount, makeStaff } from '#test/support/people.ts'

export const staffRouters = router({
  documents: documentsStaffRouter,
  documentKinds: documentKindsStaffRouter,
  tasks: tasksStaffRouter,
})
export const portalRouters = router({ documents: documentsPortalRouter, requests: requestsPortalRouter })

export type Desk = Awaited<ReturnType<typeof openDesk>>
export type Portal = Awaited<ReturnType<typeof openPortal>>

/** A window of a new member of staff in these groups, with the procedures of documents and tasks. */
export async function openDesk(office: TestOffice, ...groups: BuiltInGroupCode[]) {
  const { accountId } = await makeStaff(office, groups)
  const { api } = await callAs(office, staffRouters, { accountId, app: 'staff' })
  return { accountId, api }
}

/** A window of a new client account that reaches these clients. */
export async function openPortal(office: TestOffice, ...clientIds: number[]) {
  const { accountId } = await makeClientAccount(office, clientIds)
  const { api } = await callAs(office, portalRouters, { accountId, app: 'portal' })
  return { accountId, api }
}

export async function kindId(office: TestOffice, code: string): Promise<number> {
  const [kind] = await office.db.pool.rows<{ id: number }>('SELECT id FROM document_kinds WHERE code = ?', [
    code,
  ])
  if (!kind) throw new Error(`No kind ${code}`)
  return kind.id
}

/** An invoice as the office sends it. */
export async function invoice(
  office: TestOffice,
  clientId: number,
  given: Partial<SendDocumentInput> = {},
): Promise<SendDocumentInput> {
  return {
    requestKey: randomUUID(),
    clientId,
    kindId: await kindId(office, 'invoice'),
    title: 'Faktura FV 12/2026',
    note: 'Termin zapłaty: 14 dni.',
    attachmentIds: [],
    ...given,
  }
}

/** Words of a document for many. */
export async function letterFor(office: TestOffice) {
  return {
    requestKey: randomUUID(),
    kindId: await kindId(office, 'letter'),
    title: 'Zmiana cennika od 1 stycznia',
    note: 'Prosimy o zapoznanie się z nowym cennikiem.',
  }
}

/** The group that every new account of a client lands in. */
export const clientsGroup = (office: TestOffice): Promise<number> => groupId(office, 'CLIENTS')

export async function groupId(office: TestOffice, code: BuiltInGroupCode): Promise<number> {
  const [group] = await office.db.pool.rows<{ id: number }>('SELECT id FROM account_groups WHERE code = ?', [
    code,
  ])
  if (!group) throw new Error(`No group ${code}`)
  return group.id
}

/** Lets the worker do what is in its queue. */
export async function runJobs(office: TestOffice): Promise<void> {
  const runner = startRunner(office, { handlers: documentsJobs })
  try {
    const waiting = "SELECT id FROM jobs WHERE state <> 'done'"
    await expect.poll(async () => (await office.db.pool.rows(waiting)).length, { timeout: 15_000 }).toBe(0)
  } finally {
    await runner.stop()
  }
}

/** A contract as a client sends it. */
export async function contract(
  office: TestOffice,
  clientId: number,
  given: Partial<AddDocumentInput> = {},
): Promise<AddDocumentInput> {
  return {
    requestKey: randomUUID(),
    clientId,
    kindId: await kindId(office, 'contract'),
    note: 'Podpisana umowa na nowe mieszkanie.',
    attachmentIds: [],
    requestId: null,
    ...given,
  }
}

/** Lets the worker follow what has happened. */
export async function followEvents(office: TestOffice): Promise<void> {
  const lease = dispatcherLease(0)
  do {
    await sequence(office.db, sequencerLease(0))
  } while ((await dispatch(office, { lease, reactions: documentsReactions })) > 0)
}
