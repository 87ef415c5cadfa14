import { printedCode } from '#shared/domain/access/activation.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { addDays } from '#shared/domain/kernel/time.ts'
import type { CreateReportInput, MadeReport } from '#shared/domain/reports/schema.ts'
import { officeAddress } from '#server/env.ts'
import { queueMail } from '#server/features/mails/index.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import { succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { writeChanges } from '../entries.ts'
import { nextTaskNumber } from '../numbers.ts'
import { dueAtEndOf, officeDate } from '../office-days.ts'
import { storeTask } from '../store-task.ts'
import { writeTerms } from '../terms.ts'
import { addressOfCases } from './addresses.ts'
import { countAll, countersOfReports, refusalOf } from './limits.ts'
import { writeReporter } from './reporters.ts'
import { hashOfKey, secretOf } from './secret.ts'

interface Kind {
  readonly dueDays: number
  readonly priority: number
  readonly groupId: number
}

/**
 * Files what somebody without an account reports: a task of nobody's in the queue of its type's group. Answers its
 * number and secret; a repeat answers the same ones. Refuses with `report.too-many`, `task.type-not-offered` and
 * `request.key-reused`.
 */
export async function createReport(
  ctx: AttemptContext,
  input: CreateReportInput,
): Promise<Attempt<MadeReport>> {
  // First of all the counters: reports are filed one after another, so that a repeat at the same moment finds the first.
  const counters = countersOfReports(ctx)
  const tooMany = await refusalOf(ctx, counters)
  const hash = requestHash(input)
  const first = await findFirst(ctx, input.requestKey)
  if (first) {
    checkRepeat(first, hash)
    return succeed(answer(first.number, input))
  }
  if (tooMany) {
    await ctx.append('report.refused', { typeId: input.typeId })
    return tooMany
  }
  const kind = await findKind(ctx, input.typeId)
  await countAll(ctx, counters)
  // Whoever is signed in on this page is nobody here: what is reported belongs to no account.
  const number = await file({ ...ctx, actor: null }, { ...input, hash }, kind)
  return succeed(answer(number, input))
}

async function file(
  ctx: AttemptContext,
  report: CreateReportInput & { hash: string },
  { dueDays, priority, groupId }: Kind,
): Promise<string> {
  const { typeId, title, description } = report
  const zone = ctx.env.OFFICE_TIME_ZONE
  const now = ctx.now()
  const dueAt = dueAtEndOf(zone, addDays(officeDate(zone, now), dueDays))
  const number = await nextTaskNumber(ctx.db, { now, zone })
  const nobodys = { clientId: null, assigneeId: null, createdBy: null, requestKey: null, requestHash: null }
  const source = 'portal' as const
  const taskId = await storeTask(ctx.sql, {
    ...nobodys,
    ...{ number, typeId, title, description, preferredOn: null, preferredTime: null, priority, groupId },
    ...{ dueAt: toStored(dueAt), source, createdAt: toStored(now) },
  })
  await writeReporter(ctx.sql, { ...report, taskId })
  await writeTerms(ctx.sql, { id: taskId, title, status: 'new', dueAt })
  await writeChanges(ctx, { id: taskId, version: 0 }, [{ field: 'created', from: null, to: source }])
  await ctx.append(
    'task.created',
    {
      ...{ taskId, version: 0, number, clientId: null, typeId, title, assigneeId: null, groupId, source },
      ...{ dueAt: dueAt.toISOString(), files: 0 },
    },
    { taskId },
  )
  await sendReceipt(ctx, report, { taskId, number })
  return number
}

/** Says the number, never the secret; and nothing of what was written, as the address may be somebody else's. */
async function sendReceipt(
  ctx: AttemptContext,
  { email, language }: CreateReportInput,
  { taskId, number }: { taskId: number; number: string },
): Promise<void> {
  if (email === null) return
  const link = `${officeAddress(ctx.env)}${addressOfCases(language)}`
  await queueMail(ctx, {
    template: 'case-received',
    params: { number, link },
    language,
    accountId: null,
    taskId,
    recipient: email,
  })
}

const answer = (number: string, { requestKey }: CreateReportInput): MadeReport => ({
  number,
  secret: printedCode(secretOf(requestKey)),
})

async function findFirst(
  ctx: AttemptContext,
  requestKey: string,
): Promise<{ number: string; requestHash: string } | undefined> {
  const [first] = await ctx.sql.rows<{ number: string; requestHash: string }>(
    `SELECT t.number, r.request_hash AS requestHash FROM task_reporters r JOIN tasks t ON t.id = r.task_id
     WHERE r.key_hash = ?`,
    [hashOfKey(requestKey)],
  )
  return first
}

async function findKind(ctx: AttemptContext, typeId: number): Promise<Kind> {
  const [kind] = await ctx.sql.rows<Kind>(
    `SELECT y.due_days AS dueDays, y.priority, y.group_id AS groupId
     FROM reported_types o JOIN task_types y ON y.id = o.type_id WHERE o.type_id = ?`,
    [typeId],
  )
  if (!kind) throw new AppError('task.type-not-offered')
  return kind
}
