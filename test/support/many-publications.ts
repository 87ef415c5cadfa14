import type { PublicationKind } from '#shared/domain/publications/schema.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'

interface Filling {
  readonly count: number
  readonly editorId: number
  readonly now: Date
}

const hour = 3_600_000
const forever = '9999-12-31 00:00:00.000'
const paragraph = {
  type: 'paragraph',
  content: [{ type: 'text', text: 'Od rana nie będzie wody. '.repeat(8) }],
}
const body = JSON.stringify({ type: 'doc', content: Array.from({ length: 6 }, () => paragraph) })

/** How a publication stands, by its number: most have ended, as in an office of many years. */
function standing(index: number, { count, now }: Filling) {
  const kind: PublicationKind = index % 2 === 0 ? 'news' : index % 20 === 1 ? 'template' : 'notice'
  const state =
    index % 50 === 3 ? 'withdrawn' : index % 50 === 5 ? 'draft' : index % 250 === 7 ? 'scheduled' : 'shown'
  const age = (count - index) * hour
  const from = state === 'scheduled' ? now.getTime() + (index + 1) * hour : now.getTime() - age
  const until = kind !== 'notice' ? null : from + 90 * hour
  return { kind, state, from, until, isOutage: kind === 'notice' && index % 3 === 0 }
}

/** Fills an office that has published nothing yet. */
export async function fillPublications(sql: Sql, filling: Filling): Promise<void> {
  const { count, editorId, now } = filling
  const insert = async (table: string, columns: string, rows: (string | number | null)[][]) => {
    for (let start = 0; start < rows.length; start += 5000)
      await sql.query(`INSERT INTO ${table} (${columns}) VALUES ?`, [rows.slice(start, start + 5000)])
  }
  const at = toStored(now)
  const all = Array.from({ length: count }, (_, index) => ({ id: index + 1, ...standing(index, filling) }))
  const stored = (instant: number | null) => (instant === null ? forever : toStored(new Date(instant)))
  await insert(
    'publications',
    `id, kind, slug, audience_kind, plans, first_effective_at, last_from_at, shown_until_at, withdrawn_at, withdrawn_by,
     withdrawn_reason, created_by, created_at, updated_by, updated_at`,
    all.map(({ id, kind, state, from, until }) => [
      ...[id, kind, `publikacja-${id}`, id % 10 === 0 ? 'chosen' : 'everyone', '[]'],
      ...(state === 'draft'
        ? [null, null, null]
        : [stored(Math.min(from, now.getTime())), stored(from), stored(until)]),
      ...(state === 'withdrawn' ? [at, editorId, 'Pomyłka'] : [null, null, null]),
      ...[editorId, at, editorId, at],
    ]),
  )
  await insert(
    'publication_versions',
    `id, publication_id, number, state, is_open, effective_from_at, title_pl, title_en, summary_pl, summary_en, body_pl,
     body_en, outage, works_from_at, works_until_at, saved_by, saved_at`,
    all.map(({ id, state, from, until, isOutage }) => [
      ...[id, id, 1, state === 'draft' ? 'draft' : 'approved', state === 'draft' ? 1 : null],
      state === 'draft' ? null : stored(Math.min(from, now.getTime())),
      ...[`Publikacja ${id}`, '', 'Krótko', '', body, '{}', isOutage ? 'planned' : 'none'],
      ...(isOutage ? [stored(from), stored(until)] : [null, null]),
      ...[editorId, at],
    ]),
  )
  const shown = all.filter(({ state }) => state !== 'draft')
  await insert(
    'publication_windows',
    'publication_id, kind, from_at, until_at',
    shown.map(({ id, kind, from, until }) => [id, kind, stored(from), stored(until)]),
  )
  await insert(
    'publication_places',
    'publication_id, city, street, street_name, buildings',
    shown.map(({ id }) => [id, 'Nadrzecze', `ul. Lipowa ${id % 40}`, `Lipowa ${id % 40}`, '']),
  )
  await insert(
    'publication_terms',
    'part, term, version_id',
    all.flatMap(({ id }) =>
      (['title', 'pl'] as const).flatMap((part) =>
        [
          ...['publikacja', `rzadkie${id % 997}`, `n${id}`],
          ...[7, 21, 49].filter((every) => id % every === 0).map((every) => `co${every}`),
        ].map((term) => [part, term, id]),
      ),
    ),
  )
}
