import { delivered } from '#shared/domain/appearance/delivered.ts'
import {
  appearance,
  type Appearance,
  type AppearanceDesk,
  type AppearanceVersion,
  type KeptPicture,
} from '#shared/domain/appearance/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, toStored, type Sql } from '#server/platform/database/connection.ts'
import { plainRows, type Reading } from '#server/platform/database/held-rows.ts'
import { srcOf } from './files.ts'

/** The one row of what is edited; `version` is raised by every change of the look. */
export interface AppearanceState {
  readonly draft: string | null
  readonly version: number
  readonly savedAt: string | null
  readonly savedBy: number | null
}

/** A version that has come on show. */
interface ShownVersion {
  readonly id: number
  readonly content: string
  readonly cssHash: string
}

interface VersionRow {
  id: number
  number: number
  effectiveFrom: string | null
  restoredFrom: number | null
  firstName: string
  lastName: string
  publishedAt: string
}

interface PictureRow {
  id: number
  hash: string
  mediaType: string
  width: number
  height: number
}

/** As many as may be broken, one after the other, before the portal looks as it was delivered. */
const mostTried = 20

export async function readState(sql: Sql, read: Reading = plainRows): Promise<AppearanceState> {
  const [row] = await read<AppearanceState>(
    sql,
    'SELECT draft, version, saved_at AS savedAt, saved_by AS savedBy FROM appearance_state WHERE id = 1',
  )
  if (!row) throw new Error('The row of the appearance is missing')
  return row
}

/**
 * The version for now, or where that cannot be read the nearest one before it; null where there is none. `onBroken`
 * hears of those passed over.
 */
export async function findShown(
  sql: Sql,
  now: Date,
  onBroken: (id: number) => void = () => undefined,
): Promise<{ version: ShownVersion; content: Appearance } | null> {
  for (let passed = 0; passed < mostTried; passed += 1) {
    const [version] = await sql.rows<ShownVersion>(
      `SELECT id, content, css_hash AS cssHash FROM appearance_versions WHERE effective_from_at <= ?
       ORDER BY effective_from_at DESC, id DESC LIMIT 1 OFFSET ?`,
      [toStored(now), passed],
    )
    if (!version) return null
    const content = parsed(version.content)
    if (content) return { version, content }
    onBroken(version.id)
  }
  return null
}

export function parsed(content: string): Appearance | null {
  try {
    const found = appearance.safeParse(JSON.parse(content))
    return found.success ? found.data : null
  } catch {
    return null
  }
}

/** When another version comes on show by itself; null where none is planned. */
export async function nextAppearanceChange(sql: Sql, now: Date): Promise<Date | null> {
  const [row] = await sql.rows<{ at: string | null }>(
    'SELECT MIN(effective_from_at) AS at FROM appearance_versions WHERE effective_from_at > ?',
    [toStored(now)],
  )
  return row?.at == null ? null : new Date(toInstant(row.at))
}

/** Everything the screen works on. */
export async function readDesk(sql: Sql, now: Date): Promise<AppearanceDesk> {
  const state = await readState(sql)
  const shown = await findShown(sql, now)
  const draft = state.draft === null ? null : parsed(state.draft)
  const content = draft ?? shown?.content ?? delivered
  const [saved] = await sql.rows<{ firstName: string; lastName: string }>(
    'SELECT first_name AS firstName, last_name AS lastName FROM accounts WHERE id = ?',
    [state.savedBy],
  )
  return {
    version: state.version,
    content,
    isDraft: draft !== null,
    savedBy: saved ? nameOf(saved) : null,
    savedAt: state.savedAt === null ? null : toInstant(state.savedAt),
    versions: await listVersions(sql, { now, liveId: shown?.version.id ?? 0 }),
    pictures: await listPictures(sql, picturesIn(content)),
  }
}

/** The ids of all pictures that a look refers to. */
export function picturesIn({ logo, faviconId, blocks, places }: Appearance): number[] {
  const ids = [
    logo?.pictureId,
    faviconId,
    ...[...blocks, ...Object.values(places).flat()].map((block) =>
      block.kind === 'image' ? block.picture?.pictureId : null,
    ),
  ]
  return ids.filter((id) => typeof id === 'number')
}

/** The named pictures, and the newest, from which others may be chosen. */
async function listPictures(sql: Sql, ids: readonly number[]): Promise<KeptPicture[]> {
  const newest = await sql.rows<PictureRow>(
    `SELECT ${ofPicture} FROM appearance_pictures ORDER BY id DESC LIMIT 60`,
  )
  const missing = ids.filter((id) => !newest.some((row) => row.id === id))
  return [...newest.map(present), ...(await findPictures(sql, missing))]
}

const ofPicture = 'id, hash, media_type AS mediaType, width, height'

export async function findPictures(sql: Sql, ids: readonly number[]): Promise<KeptPicture[]> {
  if (ids.length === 0) return []
  const rows = await sql.rows<PictureRow>(`SELECT ${ofPicture} FROM appearance_pictures WHERE id IN (?)`, [
    [...ids],
  ])
  return rows.map(present)
}

const present = ({ id, width, height, ...kept }: PictureRow): KeptPicture => ({
  id,
  src: srcOf(kept),
  width,
  height,
})

async function listVersions(
  sql: Sql,
  { now, liveId }: { now: Date; liveId: number },
): Promise<AppearanceVersion[]> {
  const rows = await sql.rows<VersionRow>(
    `SELECT v.id, v.number, v.effective_from_at AS effectiveFrom, v.restored_from AS restoredFrom,
       a.first_name AS firstName, a.last_name AS lastName, v.published_at AS publishedAt
     FROM appearance_versions v JOIN accounts a ON a.id = v.published_by ORDER BY v.id DESC LIMIT 50`,
  )
  return rows.map(({ firstName, lastName, publishedAt, ...row }) => {
    const effectiveFrom = row.effectiveFrom === null ? null : toInstant(row.effectiveFrom)
    const isPlanned = effectiveFrom !== null && new Date(effectiveFrom) > now
    return {
      ...row,
      effectiveFrom,
      state:
        effectiveFrom === null ? 'called-off' : isPlanned ? 'planned' : row.id === liveId ? 'live' : 'past',
      by: nameOf({ firstName, lastName }),
      at: toInstant(publishedAt),
    }
  })
}
