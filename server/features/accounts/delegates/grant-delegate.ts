import type { DelegateLimits } from '#shared/domain/access/limits.ts'
import { mostDelegates, type Delegate } from '#shared/domain/access/schema.ts'
import { foldLogin } from '#shared/domain/accounts/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { endOfDay } from '#shared/domain/kernel/time.ts'
import { officeAddress } from '#server/env.ts'
import { queueMail } from '#server/features/mails/index.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { insertAccount } from '../insert-account.ts'
import { sendLink } from '../send-link.ts'
import { checkedLimits, limitColumns, writeLimits } from './limits.ts'
import { delegatesOf } from './queries.ts'

interface Grant extends DelegateLimits {
  readonly requestKey: string
  readonly clientId: number
  /** The login of an account that is there, or an e-mail to make one for. */
  readonly login: string
  readonly firstName: string
  readonly lastName: string
}

interface Grantee {
  readonly id: number
  readonly email: string | null
  readonly state: string
  readonly language: 'pl' | 'en'
}

/**
 * Lets somebody reach a client as a delegate. Where there is no account of that login, one is made and a link sent to
 * it. Whoever calls has checked who asks. A repeat answers the first result. Refuses with `delegate.already-granted`,
 * `delegate.too-many`, `delegate.too-many-today`, `delegate.login-unknown`, `request.key-reused` and the codes of `checkedLimits`.
 */
export async function grantDelegate(ctx: CommandContext, grant: Grant): Promise<Delegate> {
  const { clientId, requestKey } = grant
  // Of several grants at once each has to know of the others.
  await heldRows(ctx.sql, 'SELECT id FROM clients WHERE id = ?', [clientId])
  const hash = requestHash({ ...grant })
  const accountId = (await findRepeated(ctx, requestKey, hash)) ?? (await insertAccess(ctx, grant, hash))
  const [granted] = await delegatesOf(ctx, { clientId, accountId })
  if (!granted) throw new AppError('account.not-found')
  return granted
}

async function insertAccess(ctx: CommandContext, grant: Grant, hash: string): Promise<number> {
  const { sql, actor } = ctx
  const { clientId, requestKey, firstName, lastName } = grant
  await checkPace(ctx)
  const limits = await checkedLimits(ctx, clientId, grant)
  const reached = await heldRows<{ accountId: number; reach: string }>(
    sql,
    'SELECT account_id AS accountId, reach FROM client_accounts WHERE client_id = ?',
    [clientId],
  )
  if (reached.filter(({ reach }) => reach === 'delegate').length >= mostDelegates)
    throw new AppError('delegate.too-many', { most: mostDelegates })
  const login = foldLogin(grant.login)
  const known = await findGrantee(ctx, login)
  if (known && reached.some(({ accountId }) => accountId === known.id))
    throw new AppError('delegate.already-granted')
  const accountId = known?.id ?? (await makeAccount(ctx, { login, firstName, lastName, clientId }))
  await sql.query(
    `INSERT INTO client_accounts (client_id, account_id, created_at, reach, until_at, limits_portlets, limits_points,
       granted_by, label, request_key, request_hash) VALUES (?, ?, ?, 'delegate', ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[clientId, accountId, toStored(ctx.now()), ...limitColumns(ctx, limits)],
      ...[actor.accountId, `${firstName} ${lastName}`, requestKey, hash],
    ],
  )
  await writeLimits(ctx, { clientId, accountId }, limits)
  await ctx.append('delegate.granted', { accountId, login, isNewAccount: !known, ...limits }, { clientId })
  if (known?.email) await tell(ctx, { ...known, login, email: known.email }, grant)
  return accountId
}

/** As often as an account of a client can let somebody in within a day. */
const mostADay = 30

/** Whom a client lets in gets a letter: taking the access away and giving it again must not write without end. */
async function checkPace({ sql, actor, now }: CommandContext): Promise<void> {
  if (actor.kind !== 'client') return
  const dayAgo = toStored(new Date(now().getTime() - 86_400_000))
  const granted = await sql.rows(
    "SELECT id FROM event_log WHERE actor_id = ? AND occurred_at > ? AND name = 'delegate.granted' LIMIT ?",
    [actor.accountId, dayAgo, mostADay],
  )
  if (granted.length >= mostADay) throw new AppError('delegate.too-many-today', { most: mostADay })
}

/** Who works in the office is nobody's delegate: their login answers as one that is not there. */
async function findGrantee(ctx: CommandContext, login: string): Promise<Grantee | null> {
  const [account] = await ctx.sql.rows<Grantee & { kind: string }>(
    'SELECT id, kind, email, state, language FROM accounts WHERE login = ?',
    [login],
  )
  if (account?.kind === 'staff') throw new AppError('delegate.login-unknown')
  return account ?? null
}

async function makeAccount(
  ctx: CommandContext,
  person: { login: string; firstName: string; lastName: string; clientId: number },
): Promise<number> {
  const { login, firstName, lastName, clientId } = person
  if (!login.includes('@')) throw new AppError('delegate.login-unknown')
  const { language } = ctx.actor
  const id = await insertAccount(ctx.sql, {
    kind: 'client',
    login,
    passwordHash: null,
    firstName,
    lastName,
    email: login,
    state: 'invited',
    language,
    groups: ['CLIENTS'],
    now: ctx.now(),
  })
  const created = { accountId: id, kind: 'client', login, groups: ['CLIENTS'], by: 'link' as const }
  await ctx.append('account.created', created, { clientId })
  await invite(ctx, { id, login, language, email: login }, clientId)
  return id
}

type Letter = Pick<Grantee, 'id' | 'language'> & { login: string; email: string }

async function invite(ctx: CommandContext, to: Letter, clientId: number): Promise<void> {
  await sendLink(ctx, { ...to, kind: 'client' }, 'activation')
  await ctx.append('account.link-sent', { accountId: to.id, purpose: 'activation' }, { clientId })
}

/** Tells the holder of an account that is there. Who has never signed in gets the link again: the first may be lost. */
async function tell(ctx: CommandContext, to: Letter & { state: string }, grant: Grant): Promise<void> {
  const { clientId, untilOn } = grant
  if (to.state === 'invited') return invite(ctx, to, clientId)
  if (to.state !== 'active') return
  const [client] = await ctx.sql.rows<{ name: string }>(
    'SELECT display_name AS name FROM clients WHERE id = ?',
    [clientId],
  )
  const office = officeAddress(ctx.env)
  await queueMail(ctx, {
    template: 'delegate-granted',
    language: to.language,
    accountId: to.id,
    recipient: to.email,
    params: {
      client: client?.name ?? '',
      until: untilOn === null ? null : endOfDay(ctx.env.OFFICE_TIME_ZONE, untilOn),
      link: to.language === 'pl' ? `${office}/logowanie` : `${office}/en/sign-in`,
    },
  })
}

async function findRepeated(ctx: CommandContext, requestKey: string, hash: string): Promise<number | null> {
  const [found] = await heldRows<{ accountId: number; requestHash: string }>(
    ctx.sql,
    `SELECT account_id AS accountId, request_hash AS requestHash FROM client_accounts
     WHERE granted_by = ? AND request_key = ?`,
    [ctx.actor.accountId, requestKey],
  )
  if (found) checkRepeat(found, hash)
  return found?.accountId ?? null
}
