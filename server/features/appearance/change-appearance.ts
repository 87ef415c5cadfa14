import { unreadable } from '#shared/domain/appearance/brand.ts'
import { delivered } from '#shared/domain/appearance/delivered.ts'
import type {
  Appearance,
  AppearanceVersionInput,
  PublishAppearanceInput,
  SaveAppearanceInput,
} from '#shared/domain/appearance/schema.ts'
import { themeCss } from '#shared/domain/appearance/theme.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { toInstant, toStored } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { countPublicChange } from '#server/platform/database/public-versions.ts'
import { canonical } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { refuseStale } from './stale.ts'
import { hashOf } from './files.ts'
import { findPictures, findShown, parsed, picturesIn, readState, type AppearanceState } from './queries.ts'

/** Later dates are mistyped. */
const latest = '2101-01-01T00:00:00.000Z'

/**
 * Keeps a draft, which nobody but the office sees. Locks the appearance. Refuses with `row.stale`,
 * `appearance.colour-unreadable` and `appearance.picture-unknown`.
 */
export async function saveDraft(
  ctx: CommandContext,
  { version, content }: SaveAppearanceInput,
): Promise<void> {
  const state = await lockSeen(ctx, version)
  await checkContent(ctx, content)
  const before = (state.draft === null ? null : parsed(state.draft)) ?? (await shownNow(ctx))
  const fields = (Object.keys(content) as (keyof Appearance)[]).filter(
    (field) => canonical(content[field]) !== canonical(before[field]),
  )
  if (fields.length === 0) return
  await raise(ctx, canonical(content))
  await ctx.append('appearance.draft-saved', { fields })
}

/** Drops the draft, so that what is on show is edited again. Locks the appearance. Refuses with `row.stale`. */
export async function discardDraft(ctx: CommandContext, { version }: { version: number }): Promise<void> {
  const { draft } = await lockSeen(ctx, version)
  if (draft === null) return
  await raise(ctx, null)
  await ctx.append('appearance.draft-discarded', {})
}

/**
 * Makes the draft a version, on show at once or from an instant to come. Locks the appearance. Refuses with
 * `row.stale`, `appearance.nothing-to-publish`, `appearance.in-the-past`, `window.too-late` and what a draft is refused with.
 */
export async function publishDraft(ctx: CommandContext, input: PublishAppearanceInput): Promise<void> {
  const { draft } = await lockSeen(ctx, input.version)
  const content = draft === null ? null : parsed(draft)
  if (content === null) throw new AppError('appearance.nothing-to-publish')
  await checkContent(ctx, content)
  const now = ctx.now()
  if (input.effectiveFrom !== null && new Date(input.effectiveFrom) <= now)
    throw new AppError('appearance.in-the-past')
  if (input.effectiveFrom !== null && input.effectiveFrom >= latest) throw new AppError('window.too-late')
  const effectiveFrom = input.effectiveFrom ?? now.toISOString()
  const made = await insertVersion(ctx, { content, effectiveFrom, restoredFrom: null })
  await raise(ctx, null)
  await ctx.append('appearance.published', { ...made, effectiveFrom })
  await countPublicChange(ctx.sql, 'appearance')
}

/**
 * Keeps a planned version from coming on show. Locks the appearance. Refuses with `row.stale`,
 * `appearance.version-unknown` and `appearance.not-planned`.
 */
export async function callOff(ctx: CommandContext, input: AppearanceVersionInput): Promise<void> {
  const { draft } = await lockSeen(ctx, input.version)
  const { id, number, effectiveFrom } = await findVersion(ctx, input.versionId)
  if (effectiveFrom === null || new Date(effectiveFrom) <= ctx.now())
    throw new AppError('appearance.not-planned')
  await ctx.sql.query('UPDATE appearance_versions SET effective_from_at = NULL WHERE id = ?', [id])
  await raise(ctx, draft)
  await ctx.append('appearance.called-off', { versionId: id, number, effectiveFrom })
  await countPublicChange(ctx.sql, 'appearance')
}

/**
 * Puts the look of an earlier version on show again, as a new version; a draft stays as it is. Locks the appearance.
 * Refuses with `row.stale`, `appearance.version-unknown` and what a draft is refused with.
 */
export async function restoreVersion(ctx: CommandContext, input: AppearanceVersionInput): Promise<void> {
  const { draft } = await lockSeen(ctx, input.version)
  const { number, content: stored } = await findVersion(ctx, input.versionId)
  const content = parsed(stored)
  if (content === null) throw new AppError('appearance.version-unknown')
  await checkContent(ctx, content)
  const effectiveFrom = ctx.now().toISOString()
  const made = await insertVersion(ctx, { content, effectiveFrom, restoredFrom: number })
  await raise(ctx, draft)
  await ctx.append('appearance.restored', { ...made, restoredFrom: number })
  await countPublicChange(ctx.sql, 'appearance')
}

async function lockSeen(ctx: CommandContext, version: number): Promise<AppearanceState> {
  const state = await readState(ctx.sql, heldRows)
  if (state.version !== version) return refuseStale(ctx.sql, state)
  return state
}

async function checkContent(ctx: CommandContext, content: Appearance): Promise<void> {
  const problem = unreadable(content.brand)
  if (problem) throw new AppError('appearance.colour-unreadable', { ...problem })
  const ids = new Set(picturesIn(content))
  if ((await findPictures(ctx.sql, [...ids])).length < ids.size)
    throw new AppError('appearance.picture-unknown')
}

async function shownNow(ctx: CommandContext): Promise<Appearance> {
  return (await findShown(ctx.sql, ctx.now()))?.content ?? delivered
}

async function raise(ctx: CommandContext, draft: string | null): Promise<void> {
  await ctx.sql.query(
    'UPDATE appearance_state SET draft = ?, version = version + 1, saved_by = ?, saved_at = ? WHERE id = 1',
    [draft, ctx.actor.accountId, toStored(ctx.now())],
  )
}

async function findVersion(ctx: CommandContext, versionId: number) {
  const [row] = await ctx.sql.rows<{
    id: number
    number: number
    content: string
    effectiveFrom: string | null
  }>('SELECT id, number, content, effective_from_at AS effectiveFrom FROM appearance_versions WHERE id = ?', [
    versionId,
  ])
  if (!row) throw new AppError('appearance.version-unknown')
  return { ...row, effectiveFrom: row.effectiveFrom === null ? null : toInstant(row.effectiveFrom) }
}

async function insertVersion(
  ctx: CommandContext,
  made: { content: Appearance; effectiveFrom: string; restoredFrom: number | null },
): Promise<{ versionId: number; number: number }> {
  const css = themeCss(made.content)
  const [last] = await ctx.sql.rows<{ number: number | null }>(
    'SELECT MAX(number) AS number FROM appearance_versions',
  )
  const number = (last?.number ?? 0) + 1
  const { insertId: versionId } = await ctx.sql.query(
    `INSERT INTO appearance_versions (number, content, css, css_hash, effective_from_at, restored_from, published_by, published_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[number, canonical(made.content), css, hashOf(css), toStored(new Date(made.effectiveFrom))],
      ...[made.restoredFrom, ctx.actor.accountId, toStored(ctx.now())],
    ],
  )
  return { versionId, number }
}
