import type { CaseDetail, CaseInput, ReplyToCaseInput } from '#shared/domain/reports/schema.ts'
import { isEnded, refusalToWrite, statusAfterClientReply } from '#shared/domain/tasks/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { count, countForAddress, refuseAfter, waitOf } from '#server/features/accounts/index.ts'
import { clearFailures, counterOf } from '#server/platform/auth/throttle.ts'
import { toInstant } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import { refuse, succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { changeTask } from '../change-task.ts'
import { writeWords } from '../entries.ts'
import { listEntries } from '../entry-queries.ts'
import { lockReported } from '../policy.ts'
import { clockOf, deadline, presentStory, type StoredRequest } from '../present.ts'
import { countAll, counterOfCase, refusalOf } from './limits.ts'
import { isSecretOf } from './secret.ts'

interface Opened {
  readonly taskId: number
  readonly clientId: number | null
}

/**
 * Shows a case to whoever has its number and secret, and says so in the log. Whatever does not fit is answered with
 * `case.not-found`, be there such a case or not, counted and logged; refuses also with `account.locked-for-now`.
 */
export async function viewCase(ctx: AttemptContext, input: CaseInput): Promise<Attempt<CaseDetail>> {
  const opened = await openCase(ctx, input)
  if (!opened.ok) return opened
  const { taskId, clientId } = opened.value
  await ctx.append('case.viewed', { taskId }, { taskId, clientId })
  return succeed(await readCase(ctx, taskId))
}

/**
 * Writes what whoever reported a case has to add; what waited for them or was thought done is work again. Refuses as
 * `viewCase`, with `task.ended`, `report.too-many` and `request.key-reused`; a repeat changes nothing.
 */
export async function replyToCase(
  ctx: AttemptContext,
  input: ReplyToCaseInput,
): Promise<Attempt<CaseDetail>> {
  const opened = await openCase(ctx, input)
  if (!opened.ok) return opened
  const { taskId } = opened.value
  const stranger = { ...ctx, actor: null }
  const refusal = await write(stranger, taskId, input)
  return refusal ?? succeed(await readCase(ctx, taskId))
}

async function write(
  ctx: AttemptContext,
  taskId: number,
  { requestKey, body }: ReplyToCaseInput,
): Promise<Attempt<never> | null> {
  const hash = requestHash({ taskId, body })
  const task = await lockReported(ctx, taskId)
  const [repeated] = await heldRows<{ requestHash: string }>(
    ctx.sql,
    `SELECT request_hash AS requestHash FROM task_entries
     WHERE task_id = ? AND author_id IS NULL AND request_key = ?`,
    [taskId, requestKey],
  )
  if (repeated) {
    checkRepeat(repeated, hash)
    return null
  }
  const refusal = refusalToWrite(task)
  if (refusal !== null) throw new AppError(refusal)
  const counters = [counterOfCase(taskId)]
  const tooMany = await refusalOf(ctx, counters)
  if (tooMany) return tooMany
  await countAll(ctx, counters)

  const { clientId, status: before } = task
  const after = statusAfterClientReply(before)
  const written = { id: taskId, version: task.version + 1 }
  const entryId = await writeWords(ctx, written, { kind: 'reply', body, requestKey, requestHash: hash })
  const hasMoved = after !== before
  const version = await changeTask(ctx, task, {
    facts: hasMoved ? { status: after } : {},
    entries: hasMoved ? [{ field: 'status', from: before, to: after }] : [],
  })
  const subject = { taskId, clientId }
  await ctx.append('task.replied', { taskId, version, entryId, files: 0, by: 'anonymous' }, subject)
  if (hasMoved) await ctx.append('task.moved', { taskId, version, before, after, reason: null }, subject)
  return null
}

/** Finds a case by its number and secret. A wrong secret and a number that is none cost and answer the same. */
async function openCase(ctx: AttemptContext, input: CaseInput): Promise<Attempt<Opened>> {
  const number = foldNumber(input.number)
  const guarded = { kind: 'case', subject: number } as const
  const wait = await waitOf(ctx, guarded)
  if (wait) {
    if (wait.by === 'subject') await countForAddress(ctx, guarded)
    await ctx.append('case.refused', { number, reason: 'locked' })
    return refuse('account.locked-for-now', { retryAfterSeconds: wait.seconds })
  }
  const [found] = await ctx.sql.rows<Opened & { secretHash: string }>(
    `SELECT t.id AS taskId, t.client_id AS clientId, r.secret_hash AS secretHash
     FROM tasks t JOIN task_reporters r ON r.task_id = t.id WHERE t.number = ?`,
    [number],
  )
  if (!isSecretOf(found?.secretHash, input.secret) || !found) {
    const failure = await count(ctx, guarded)
    await ctx.append('case.refused', { number, reason: 'secret' })
    return refuseAfter('case.not-found', failure)
  }
  await clearFailures(ctx.sql, counterOf('case', number))
  return succeed({ taskId: found.taskId, clientId: found.clientId })
}

/** `2026/000123`, however its parts were set apart and its zeros were left out. */
function foldNumber(typed: string): string {
  const [, year, digits] = /^(\d{4})\D+(\d{1,6})$/.exec(typed) ?? []
  return year === undefined || digits === undefined ? typed : `${year}/${digits.padStart(6, '0')}`
}

interface StoredCase extends Omit<StoredRequest, 'id' | 'version'> {
  readonly description: string
  readonly place: string
}

/** A case as a client would see a request, without files and without the names of other people than staff. */
async function readCase(ctx: AttemptContext, taskId: number): Promise<CaseDetail> {
  const [stored] = await ctx.sql.rows<StoredCase>(
    `SELECT t.number, t.title, y.name_pl AS typeNamePl, y.name_en AS typeNameEn, t.status, t.due_at AS dueAt,
       t.created_at AS createdAt, t.updated_at AS updatedAt, t.description, r.place
     FROM tasks t JOIN task_reporters r ON r.task_id = t.id JOIN task_types y ON y.id = t.type_id WHERE t.id = ?`,
    [taskId],
  )
  if (!stored) throw new AppError('case.not-found')
  const { number, title, status, description, place, typeNamePl: pl, typeNameEn: en } = stored
  const { entries, hasEarlier } = await listEntries(ctx.sql, { taskId, actor: null })
  const story = presentStory({ entries, hasEarlier, attachments: [] })
  return {
    ...{ number, title, typeName: { pl, en }, status, description, place },
    ...deadline(stored, clockOf(ctx)),
    createdAt: toInstant(stored.createdAt),
    updatedAt: toInstant(stored.updatedAt),
    canReply: !isEnded(status),
    entries: story.entries.map((entry) =>
      entry.authorKind === 'client' ? { ...entry, authorName: '' } : entry,
    ),
    earlierEntries: hasEarlier,
  }
}
