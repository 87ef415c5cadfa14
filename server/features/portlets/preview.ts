import type {
  DashboardPreview,
  PreviewAccount,
  SourcedPortlet,
  WithheldPortlet,
} from '#shared/domain/portlets/dashboard.ts'
import { portletsOfAccount } from '#shared/domain/portlets/rules.ts'
import type { PortletSettings, PreviewInput } from '#shared/domain/portlets/schema.ts'
import type { Permission } from '#shared/domain/accounts/permissions.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'
import { dateIn, startOfDay } from '#shared/domain/kernel/time.ts'
import { mayUseAccountTab } from '#server/features/accounts/index.ts'
import { clientScope, openAccess } from '#server/features/clients/index.ts'
import { has, nameOf, type Actor } from '#server/platform/auth/actor.ts'
import type { CommandContext, QueryContext } from '#server/platform/trpc/context.ts'
import { checkWords } from './commands/set-group-portlets.ts'
import { fillDashboard } from './dashboard.ts'
import { permissionsOfGroup, readGroups, type KnownGroup } from './group-queries.ts'
import { readReach, withheldFrom, type Reach } from './layout.ts'
import { examples } from './sources/examples.ts'
import { sources } from './sources/index.ts'

type PreviewOfClient = Extract<PreviewInput['of'], { clientId: number }>

/** Whose dashboard is looked at: the groups that decide, and who would see it, where there is somebody. */
interface Viewed {
  readonly groupIds: readonly number[]
  readonly permissions: ReadonlySet<Permission>
  readonly as: { readonly actor: Actor; readonly reach: Reach } | null
  readonly client: DashboardPreview['client']
  readonly accounts: DashboardPreview['accounts']
}

/**
 * A dashboard as a group or a client's account sees it on a day, and what is held back from it and why. Refuses with
 * `group.not-found`, `client.not-found`, `account.not-found`, `client.account-tab-closed` and `permission.missing`; a
 * draft as it would be when it is saved.
 */
export async function previewDashboard(ctx: CommandContext, input: PreviewInput): Promise<DashboardPreview> {
  const groups = await readGroupsWith(ctx, input.draft)
  const at = momentOn(ctx, input.on)
  const viewed =
    'groupId' in input.of
      ? await viewOfGroup(ctx, groups, input.of.groupId)
      : await viewOfClient(ctx, { of: input.of, groups, at })
  const { as, client, groupIds, accounts } = viewed
  const who = { ...(as?.actor ?? ctx.actor), permissions: viewed.permissions }
  const reach = as?.reach ?? null
  const withheld: WithheldPortlet[] = []
  const shown = portletsOfAccount(groups, groupIds).filter((portlet) => {
    const why = withheldFrom(portlet, { actor: who, reach })
    if (why) withheld.push(why)
    return why === null
  })
  const seen: QueryContext = { ...ctx, actor: who, now: () => at }
  const ask = (name: SourcedPortlet, settings: PortletSettings) =>
    as === null
      ? examples[name](ctx, { clientId: 0, settings })
      : sources[name](seen, { clientId: as.reach.client.id, settings })
  const dashboard = await fillDashboard({ shown, hidden: reach?.hidden ?? new Set() }, ask)
  return {
    ...{ dashboard, withheld, client, accounts },
    groups: groupIds.flatMap((id) => nameOfGroup(groups, id)),
    as: as !== null ? 'account' : client === null ? 'group' : 'new-account',
    accountId: accounts.find(({ id }) => id === as?.actor.accountId)?.id ?? null,
  }
}

/** The groups as they are, or as they would be with a draft of one of them. */
async function readGroupsWith(
  { sql }: CommandContext,
  draft: PreviewInput['draft'],
): Promise<Map<number, KnownGroup>> {
  const groups = await readGroups(sql)
  if (draft === undefined) return groups
  const group = groups.get(draft.groupId)
  if (!group) throw new AppError('group.not-found')
  await checkWords(sql, draft)
  return groups.set(group.id, { ...group, own: draft.own })
}

/** Now where the day is today, else its noon: neither a moment before what begins nor after what ends on that day. */
function momentOn({ env, now }: CommandContext, on: string): Date {
  const zone = env.OFFICE_TIME_ZONE
  if (dateIn(zone, now()) === on) return now()
  return new Date(startOfDay(zone, on).getTime() + 12 * 3_600_000)
}

async function viewOfGroup(
  { sql }: CommandContext,
  groups: ReadonlyMap<number, KnownGroup>,
  groupId: number,
): Promise<Viewed> {
  if (!groups.has(groupId)) throw new AppError('group.not-found')
  const permissions = await permissionsOfGroup(sql, groupId)
  return { groupIds: [groupId], permissions, as: null, client: null, accounts: [] }
}

/** What a client is shown contains the client's own rows, so that whoever looks must be allowed to read those. */
async function viewOfClient(
  ctx: CommandContext,
  asked: { of: PreviewOfClient; groups: ReadonlyMap<number, KnownGroup>; at: Date },
): Promise<Viewed> {
  const { of, at } = asked
  for (const permission of ['client.read', 'task.read-all', 'document.read'] as const)
    if (!has(ctx.actor, permission)) throw new AppError('permission.missing', { permission })
  const scope = clientScope(ctx.actor, 'c.id')
  const [client] = await ctx.sql.rows<{
    id: number
    number: string
    name: string
    caretakerId: number | null
  }>(
    `SELECT c.id, c.number, c.display_name AS name, c.caretaker_id AS caretakerId FROM clients c
     WHERE c.id = ? AND ${scope.sql}`,
    [of.clientId, ...scope.values],
  )
  if (!client) throw new AppError('client.not-found')
  const { caretakerId, ...shownClient } = client
  // Which accounts a client has is for those who see its Account tab; what they look at is not.
  const maySeeAccounts = mayUseAccountTab(ctx.actor, { caretakerId })
  if (of.accountId !== null && !maySeeAccounts) throw new AppError('client.account-tab-closed')
  const actor = await findAccount(ctx, { of, at })
  if (actor) {
    const reach = await readReach(ctx.sql, actor, of.clientId)
    return {
      groupIds: actor.groupIds,
      permissions: actor.permissions,
      as: { actor, reach },
      client: shownClient,
      accounts: maySeeAccounts ? await listAccounts(ctx, { clientId: of.clientId, at }) : [],
    }
  }
  const firstGroup = [...asked.groups.values()].find(({ code }) => code === 'CLIENTS')
  if (!firstGroup) throw new AppError('group.not-found')
  return { ...(await viewOfGroup(ctx, asked.groups, firstGroup.id)), client: shownClient }
}

async function listAccounts(
  { sql }: CommandContext,
  { clientId, at }: { clientId: number; at: Date },
): Promise<PreviewAccount[]> {
  const open = openAccess(at, 'r', 'name')
  const rows = await sql.rows<Omit<PreviewAccount, 'name'> & { firstName: string; lastName: string }>(
    `SELECT a.id, a.login, a.first_name AS firstName, a.last_name AS lastName, r.reach
     FROM client_accounts r JOIN accounts a ON a.id = r.account_id
     WHERE r.client_id = ? AND a.state <> 'disabled' AND ${open.sql} ORDER BY r.reach = 'delegate', a.id`,
    [clientId, ...open.values],
  )
  return rows.map(({ id, login, reach, ...person }) => ({ id, login, reach, name: nameOf(person) }))
}

/** The account that is asked for, or the client's own oldest one; null where it has none. */
async function findAccount(
  { sql, actor: viewer }: CommandContext,
  { of, at }: { of: PreviewOfClient; at: Date },
): Promise<Actor | null> {
  const [account] = await sql.rows<{
    accountId: number
    login: string
    firstName: string
    lastName: string
    language: Language
  }>(
    `SELECT a.id AS accountId, a.login, a.first_name AS firstName, a.last_name AS lastName, a.language
     FROM client_accounts r JOIN accounts a ON a.id = r.account_id
     WHERE r.client_id = ? AND ${of.accountId === null ? "r.reach = 'own' AND a.state <> 'disabled'" : 'a.id = ?'}
     ORDER BY a.id LIMIT 1`,
    [of.clientId, ...(of.accountId === null ? [] : [of.accountId])],
  )
  if (!account) {
    if (of.accountId === null) return null
    throw new AppError('account.not-found')
  }
  const members = await sql.rows<{ groupId: number; permission: Permission | null }>(
    `SELECT m.group_id AS groupId, p.permission FROM account_group_members m
     LEFT JOIN account_group_permissions p ON p.group_id = m.group_id WHERE m.account_id = ?`,
    [account.accountId],
  )
  return {
    ...account,
    kind: 'client',
    mustChangePassword: false,
    permissions: new Set(members.flatMap(({ permission }) => permission ?? [])),
    groupIds: [...new Set(members.map(({ groupId }) => groupId))],
    sessionId: viewer.sessionId,
    signedInAt: viewer.signedInAt,
    at,
  }
}

function nameOfGroup(
  groups: ReadonlyMap<number, KnownGroup>,
  groupId: number,
): DashboardPreview['groups'][number][] {
  const group = groups.get(groupId)
  return group ? [{ groupId, name: group.name }] : []
}
