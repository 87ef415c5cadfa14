import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { foldLogin } from '#shared/domain/accounts/rules.ts'
import { fold } from '#shared/domain/clients/search-terms.ts'
import { clientScope } from '#server/features/clients/index.ts'
import type { CsvRow } from '#server/platform/csv/read-csv.ts'
import type { Value } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { groupsBeyond } from './panel.ts'

/** The columns of a list of accounts. */
export type Key = 'login' | 'firstName' | 'lastName' | 'email' | 'language' | 'groups' | 'clients'

/** What the office holds of what a file names. */
export interface ImportFacts {
  readonly takenLogins: ReadonlySet<string>
  /** The client of a number. */
  readonly clientIds: ReadonlyMap<string, number>
  /** A group of the kind of the file by its name in either language or its code; `beyond` as the panel means it. */
  groupNamed(name: string): { readonly id: number; readonly beyond: boolean } | undefined
  /** Where accounts land whose line names no group. */
  readonly usualGroups: readonly number[]
}

/** Several values of one cell: `CLERKS | FIELD`; none where files of this kind have no such column. */
export function splitList(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(/[|,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Reads all that is needed to judge the lines of a file, in a few statements whatever its length. */
export async function loadImportFacts(
  ctx: CommandContext,
  kind: AccountKind,
  rows: readonly CsvRow<Key>[],
): Promise<ImportFacts> {
  const { sql, values } = clientScope(ctx.actor, 'c.id')
  const logins = await findMany<{ login: string }>(
    ctx,
    rows.map((row) => foldLogin(row.values.login)),
    {
      sql: 'SELECT login FROM accounts WHERE login IN (?)',
    },
  )
  const clients = await findMany<{ id: number; number: string }>(
    ctx,
    rows.flatMap((row) => splitList(row.values.clients)),
    { sql: `SELECT c.id, c.number FROM clients c WHERE c.number IN (?) AND ${sql}`, values },
  )
  const groups = await readGroups(ctx, kind)
  return {
    takenLogins: new Set(logins.map((row) => row.login)),
    clientIds: new Map(clients.map((row) => [row.number, row.id])),
    groupNamed: (name) => groups.byName.get(fold(name)),
    usualGroups: groups.usual,
  }
}

async function readGroups(ctx: CommandContext, kind: AccountKind) {
  const beyond = await groupsBeyond(ctx.sql, ctx.actor)
  const rows = await ctx.sql.rows<{ id: number; code: string | null; pl: string; en: string }>(
    'SELECT id, code, name_pl AS pl, name_en AS en FROM account_groups WHERE kind = ?',
    [kind],
  )
  return {
    usual: rows.filter((row) => row.code === 'CLIENTS').map((row) => row.id),
    byName: new Map(
      rows.flatMap(({ id, code, pl, en }) =>
        [code ?? pl, pl, en].map((name) => [fold(name), { id, beyond: beyond.has(id) }] as const),
      ),
    ),
  }
}

const mostInList = 500

async function findMany<Row>(
  ctx: CommandContext,
  wanted: readonly string[],
  { sql, values = [] }: { sql: string; values?: readonly Value[] },
): Promise<Row[]> {
  const unique = [...new Set(wanted)]
  const found: Row[] = []
  for (let at = 0; at < unique.length; at += mostInList)
    found.push(...(await ctx.sql.rows<Row>(sql, [unique.slice(at, at + mostInList), ...values])))
  return found
}
