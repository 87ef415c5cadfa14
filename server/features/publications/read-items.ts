import type { Language } from '#shared/domain/kernel/ids.ts'
import type { PublicItem } from '#shared/domain/publications/public.ts'
import type { Place } from '#shared/domain/publications/schema.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toInstant, toInstantOrNull, toStored, type Sql } from '#server/platform/database/connection.ts'
import { endOf, shownVersionSql } from './shown.ts'

/** A publication of `windows` with its version shown at the moment; instants in the database's form. */
export interface ShownRow {
  id: number
  kind: PublicItem['kind']
  slug: string
  pageRole: PublicItem['pageRole']
  versionId: number
  titlePl: string
  titleEn: string
  summaryPl: string
  summaryEn: string
  outage: PublicItem['outage']
  worksFrom: string | null
  worksUntil: string | null
  documentKindId: number | null
  effectiveFrom: string
  fromAt: string
  untilAt: string
  orderedAt: string
}

/** What lists of publications read, in the order of their windows. */
export async function readShown(sql: Sql, windows: Condition, now: Date): Promise<ShownRow[]> {
  return sql.rows<ShownRow>(
    `SELECT STRAIGHT_JOIN ${shownColumns}, w.fromAt, w.untilAt, w.orderedAt FROM ${windows.sql} w
     JOIN publications p ON p.id = w.publicationId JOIN publication_versions v ON v.id = ${shownVersionSql}
     ORDER BY w.orderedAt DESC, w.publicationId DESC`,
    [...windows.values, toStored(now)],
  )
}

export const shownColumns = `p.id, p.kind, p.slug, p.page_role AS pageRole, v.id AS versionId, v.title_pl AS titlePl,
  v.title_en AS titleEn, v.summary_pl AS summaryPl, v.summary_en AS summaryEn, v.outage,
  v.works_from_at AS worksFrom, v.works_until_at AS worksUntil,
  v.document_kind_id AS documentKindId, v.effective_from_at AS effectiveFrom`

export interface ShownFile {
  readonly versionId: number
  readonly fileId: number
  readonly role: string
  readonly altPl: string
  readonly altEn: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** What stands beside some publications: their places, and files and kinds of documents of the shown versions. */
export interface Beside {
  readonly places: ReadonlyMap<number, readonly Place[]>
  readonly files: ReadonlyMap<number, readonly ShownFile[]>
  readonly documentKinds: readonly ShownDocumentKind[]
}

interface ShownDocumentKind {
  readonly id: number
  readonly code: string
  readonly namePl: string
  readonly nameEn: string
}

export async function readBeside(sql: Sql, rows: readonly ShownRow[]): Promise<Beside> {
  if (rows.length === 0) return { places: new Map(), files: new Map(), documentKinds: [] }
  const kindIds = [...new Set(rows.flatMap(({ documentKindId }) => documentKindId ?? []))]
  const [places, files, documentKinds] = await Promise.all([
    sql.rows<Place & { publicationId: number }>(
      `SELECT publication_id AS publicationId, city, street, buildings FROM publication_places FORCE INDEX (ix_publication_places_publication)
       WHERE publication_id IN (?) ORDER BY id`,
      [rows.map(({ id }) => id)],
    ),
    sql.rows<ShownFile>(
      `SELECT STRAIGHT_JOIN l.version_id AS versionId, f.id AS fileId, l.role, l.alt_pl AS altPl, l.alt_en AS altEn,
         f.name, f.media_type AS mediaType, f.size
       FROM publication_files l FORCE INDEX (PRIMARY) JOIN attachments f ON f.id = l.attachment_id
       WHERE l.version_id IN (?) AND l.role <> 'removed' ORDER BY l.position, f.id`,
      [rows.map(({ versionId }) => versionId)],
    ),
    kindIds.length === 0
      ? []
      : sql.rows<ShownDocumentKind>(
          'SELECT id, code, name_pl AS namePl, name_en AS nameEn FROM document_kinds WHERE id IN (?)',
          [kindIds],
        ),
  ])
  return {
    places: Map.groupBy(places, ({ publicationId }) => publicationId),
    files: Map.groupBy(files, ({ versionId }) => versionId),
    documentKinds,
  }
}

/** A publication for readers in a language; what has no title in English is shown in Polish. */
export function presentItem(row: ShownRow, beside: Beside, language: Language): PublicItem {
  const isEnglish = language === 'en' && row.titleEn !== ''
  const files = beside.files.get(row.versionId) ?? []
  const image = files.find(({ role }) => role === 'image')
  const template = files.find(({ role }) => role === 'template')
  const kind = beside.documentKinds.find(({ id }) => id === row.documentKindId)
  const changedAt = row.effectiveFrom > row.fromAt ? row.effectiveFrom : row.fromAt
  return {
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    pageRole: row.pageRole,
    language: isEnglish ? 'en' : 'pl',
    title: isEnglish ? row.titleEn : row.titlePl,
    summary: isEnglish ? row.summaryEn : row.summaryPl,
    publishedAt: toInstant(row.fromAt),
    until: toInstantOrNull(endOf(row.untilAt)),
    changedAt: toInstant(changedAt),
    outage: row.outage,
    worksFrom: toInstantOrNull(row.worksFrom),
    worksUntil: toInstantOrNull(row.worksUntil),
    places: (beside.places.get(row.id) ?? []).map(({ city, street, buildings }) => ({
      city,
      street,
      buildings,
    })),
    image: image ? { fileId: image.fileId, alt: (isEnglish && image.altEn) || image.altPl } : null,
    template: template ? presentFile(template) : null,
    documentKind: kind ? { code: kind.code, name: language === 'en' ? kind.nameEn : kind.namePl } : null,
  }
}

export function presentFile({ fileId, name, mediaType, size }: ShownFile) {
  return { fileId, name, mediaType, size }
}
