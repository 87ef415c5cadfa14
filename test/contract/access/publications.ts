import { randomUUID } from 'node:crypto'
import type { StaffGroup } from '#shared/domain/accounts/schema.ts'
import type { Publication } from '#shared/domain/publications/schema.ts'
import type { Attachment } from '#shared/domain/tasks/schema.ts'
import type { Input } from '#test/support/doors.ts'

/** What the office publishes, as far as a case needs it; nothing of it is the client's but the notice. */
export interface PublicationsCase {
  /** For the client alone, with a file, on show. */
  readonly notice: { readonly id: number; readonly version: number; readonly fileId: number }
  /** For everyone, on show, with a draft beside it. */
  readonly news: {
    readonly id: number
    readonly version: number
    readonly slug: string
    readonly fileId: number
    readonly versionId: number
    readonly open: number
    readonly content: Publication['open']
  }
  /** For everyone, never approved. */
  readonly draft: { readonly id: number; readonly open: number }
  /** For everyone, approved and shown later. */
  readonly planned: { readonly publicationId: number; readonly versionId: number; readonly version: number }
  readonly templateSlug: string
  /** For every group of the office, with a file, on show. */
  readonly forStaff: { readonly id: number; readonly fileId: number }
}

type Ask = <Result>(path: string, input: Input) => Promise<Result>

let made = 0

/** Publishes what there is to be asked for; `marker` stands in what only the client may read. */
export async function makePublications(
  ask: Ask,
  of: { clientId: number; marker: string },
): Promise<PublicationsCase> {
  made += 1
  const upload = async (name: string) =>
    (await ask<Attachment>('POST publications/files', { requestKey: randomUUID(), name })).id
  const begin = async (kind: string, title: string) => {
    const input = { requestKey: randomUUID(), kind, pageRole: null, title }
    return ask<Publication>('publications.create', input)
  }
  const fill = (publication: Publication, fileId: number, role: string) =>
    ask<Publication>('publications.saveDraft', {
      publicationId: publication.id,
      seen: publication.open?.version ?? null,
      content: {
        ...(publication.open ?? publication.shown)?.content,
        files: [{ fileId, role, altPl: '', altEn: '' }],
      },
    })
  const publish = ({ id, open }: Publication, effectiveFrom: string | null = null) =>
    ask<Publication>('publications.publish', {
      ...{ publicationId: id, version: open?.version ?? 0, effectiveFrom },
    })

  const noticeFile = await upload(`mapa ${of.marker}.txt`)
  const begun = await fill(await begin('notice', `Komunikat ${of.marker}`), noticeFile, 'attachment')
  const chosen = { ...begun.audience, kind: 'chosen', clientIds: [of.clientId] }
  const forOne = { publicationId: begun.id, version: begun.version, audience: chosen, places: [] }
  const notice = await publish(await ask<Publication>('publications.setAudience', forOne))

  const newsFile = await upload(`cennik ${made}.txt`)
  const live = await publish(await fill(await begin('news', `Cennik ${made}`), newsFile, 'attachment'))
  const changed = await ask<Publication>('publications.saveDraft', {
    ...{ publicationId: live.id, seen: null, content: live.shown?.content },
  })
  const template = await begin('template', `Wniosek ${made}`)
  await publish(await fill(template, await upload(`wniosek ${made}.txt`), 'template'))
  // An office has one of each, whatever the number of cases.
  if (made === 1)
    await publish(
      await ask('publications.create', {
        ...{ requestKey: randomUUID(), kind: 'page', pageRole: 'contact', title: 'Kontakt' },
      }),
    )
  const later = await publish(await begin('news', `Zapowiedź ${made}`), '2099-01-01T00:00:00.000Z')
  const [{ versionId = 0, version = 0 } = {}] = later.planned
  const staffFile = await upload(`dyżury ${made}.txt`)
  const staffNews = await fill(await begin('news', `Dyżury ${made}`), staffFile, 'attachment')
  const groups = await ask<StaffGroup[]>('publications.groups', {})
  const staffGroupIds = groups.filter(({ kind }) => kind === 'staff').map(({ id }) => id)
  const forStaff = await publish(
    await ask<Publication>('publications.setAudience', {
      ...{ publicationId: staffNews.id, version: staffNews.version, places: [] },
      audience: { ...staffNews.audience, kind: 'chosen', staffGroupIds },
    }),
  )
  const draft = await begin('page', `Strona ${made}`)
  return {
    notice: { id: notice.id, version: notice.version, fileId: noticeFile },
    news: {
      ...{ id: changed.id, version: changed.version, slug: changed.slug, fileId: newsFile },
      ...{ versionId: live.shown?.id ?? 0, open: changed.open?.version ?? 0, content: changed.open },
    },
    planned: { publicationId: later.id, versionId, version },
    draft: { id: draft.id, open: draft.open?.version ?? 0 },
    templateSlug: template.slug,
    forStaff: { id: forStaff.id, fileId: staffFile },
  }
}
