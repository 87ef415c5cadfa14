import { randomUUID } from 'node:crypto'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { cleaned } from '#shared/domain/publications/content.ts'
import type { Content, Publication, PublicationKind } from '#shared/domain/publications/schema.ts'
import { localTimeIn } from '#shared/domain/kernel/local-time.ts'
import { publicationsPortalRouter } from '#server/features/publications/portal-router.ts'
import { publicationsStaffRouter } from '#server/features/publications/staff-router.ts'
import { callAs, openWindow, type TestOffice } from '#test/support/caller.ts'
import { makeClientAccount, makeStaff } from '#test/support/people.ts'

export type Desk = Awaited<ReturnType<typeof openDesk>>

/** A window of a new member of staff in these groups. */
export async function openDesk(office: TestOffice, ...groups: BuiltInGroupCode[]) {
  const { accountId } = await makeStaff(office, groups)
  const { api } = await callAs(office, publicationsStaffRouter, { accountId, app: 'staff' })
  return { accountId, api }
}

/** A browser of nobody in particular. */
export const openStranger = (office: TestOffice) => openWindow(office, publicationsPortalRouter, 'portal').api

/** A window of a new client account that reaches these clients. */
export async function openPortal(office: TestOffice, ...clientIds: number[]) {
  const { accountId } = await makeClientAccount(office, clientIds)
  const { api } = await callAs(office, publicationsPortalRouter, { accountId, app: 'portal' })
  return { accountId, api }
}

/** A text of one paragraph. */
const words = (text: string) =>
  cleaned({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

/** What a version holds, in Polish only unless told otherwise. */
export function contentWith(title: string, given: Partial<Content> = {}): Content {
  return {
    pl: { title, summary: 'Krótko o tym.', body: words('Treść komunikatu.') },
    en: { title: '', summary: '', body: words('') },
    outage: 'none',
    worksFrom: null,
    worksUntil: null,
    documentKindId: null,
    files: [],
    ...given,
  }
}

/** A first draft with its words. */
export async function aDraft(desk: Desk, kind: PublicationKind, content: Content): Promise<Publication> {
  const title = content.pl.title
  const { id } = await desk.api.create({ requestKey: randomUUID(), kind, pageRole: null, title })
  return desk.api.saveDraft({ publicationId: id, seen: 0, content })
}

/** Approves what is worked on. */
export async function publish(desk: Desk, { id, open }: Publication, effectiveFrom: Date | null = null) {
  if (!open) throw new Error('Nothing to publish')
  return desk.api.publish({
    publicationId: id,
    version: open.version,
    effectiveFrom: effectiveFrom?.toISOString() ?? null,
  })
}

/** Sets one window. */
export async function show(
  desk: Desk,
  { id, version }: Publication,
  [from, until]: readonly [Date, Date | null],
) {
  const local = (instant: Date) => localTimeIn('Europe/Warsaw', instant)
  const first = { from: local(from), until: until && local(until) }
  return desk.api.setWindows({ publicationId: id, version, plans: [{ first, recurrence: null }] })
}
