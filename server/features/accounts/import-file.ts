import * as z from 'zod/mini'
import { mostImported, type CheckImportInput } from '#shared/domain/accounts/panel.ts'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { email, login } from '#shared/domain/accounts/schema.ts'
import { language, line, type Language } from '#shared/domain/kernel/ids.ts'
import type { CsvProblem } from '#shared/domain/kernel/csv.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { readCsv, type CsvColumn, type CsvRow, type CsvTable } from '#server/platform/csv/read-csv.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { loadImportFacts, splitList, type ImportFacts, type Key } from './import-facts.ts'
import { mayChangeInPanel } from './policy.ts'

/** A line that becomes an account. */
export interface PlannedAccount {
  readonly login: string
  readonly firstName: string
  readonly lastName: string
  /** Null for whom a first password is passed on to instead of a link. */
  readonly email: string | null
  readonly language: Language
  readonly groupIds: readonly number[]
  readonly clientIds: readonly number[]
}

/** What a file would do: accounts to make, and what is wrong with the lines that make none. */
export interface ImportPlan {
  readonly table: CsvTable<Key>
  readonly accounts: readonly PlannedAccount[]
  readonly refused: readonly CsvRow<Key>[]
  /** In the order of the lines. */
  readonly problems: readonly CsvProblem[]
}

const person: readonly CsvColumn<Key>[] = [
  { key: 'login', names: ['login', 'konto', 'account', 'user name'], isRequired: true },
  { key: 'firstName', names: ['imię', 'first name', 'given name'], isRequired: true },
  { key: 'lastName', names: ['nazwisko', 'last name', 'surname'], isRequired: true },
  { key: 'email', names: ['e-mail', 'mail', 'adres e-mail'] },
  { key: 'language', names: ['język', 'language'] },
]

const columnsOf: Readonly<Record<AccountKind, readonly CsvColumn<Key>[]>> = {
  staff: [...person, { key: 'groups', names: ['grupy', 'grupa', 'groups', 'group'], isRequired: true }],
  client: [
    ...person,
    { key: 'groups', names: ['grupy', 'grupa', 'groups', 'group'] },
    {
      key: 'clients',
      names: ['numer klienta', 'klient', 'client number', 'client', 'numery klientów'],
      isRequired: true,
    },
  ],
}

/** Without an e-mail the account gets a first password, without a language that of the office. */
const mayBeEmpty: ReadonlySet<Key> = new Set(['email', 'language'])

/** Columns whose cells may hold several values. */
const lists = ['groups', 'clients'] as const

const fields = { login, firstName: line(80), lastName: line(80), email, language }

/**
 * Reads a file of accounts and holds it against the office as it is; changes nothing. Refuses with
 * `account.beyond-rights` accounts of clients to whom may not manage any of those.
 */
export async function planImport(ctx: CommandContext, input: CheckImportInput): Promise<ImportPlan> {
  if (!mayChangeInPanel(ctx.actor, input.kind)) throw new AppError('account.beyond-rights')
  const table = readCsv(Buffer.from(input.file.content, 'base64'), columnsOf[input.kind], {
    lines: mostImported,
  })
  const facts = await loadImportFacts(ctx, input.kind, table.rows)
  const accounts: PlannedAccount[] = []
  const refused: CsvRow<Key>[] = []
  const problems = [...table.problems]
  const seen = new Map<string, number>()
  const required = lists.filter((key) =>
    columnsOf[input.kind].some((column) => column.key === key && column.isRequired),
  )
  for (const row of table.rows) {
    const found = row.isSound ? problemsOfRow(table, row, { facts, seen, required }) : []
    problems.push(...found)
    if (!row.isSound || found.length > 0) refused.push(row)
    else accounts.push(planned(row, facts))
  }
  return { table, accounts, refused, problems: problems.toSorted((a, b) => a.line - b.line) }
}

function problemsOfRow(
  table: CsvTable<Key>,
  row: CsvRow<Key>,
  { facts, seen, required }: { facts: ImportFacts; seen: Map<string, number>; required: readonly Key[] },
): CsvProblem[] {
  const at = (key: Key, code: string, details = {}) => table.problemAt(row.line, key, { code, details })
  const { values } = row
  const problems = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((key) => {
    if (mayBeEmpty.has(key) && values[key] === '') return []
    return z.safeParse(fields[key], values[key].toLowerCase()).success
      ? []
      : [at(key, `${codes[key]}-invalid`)]
  })
  const folded = z.safeParse(login, values.login).data
  if (folded !== undefined) {
    const first = seen.get(folded)
    if (first !== undefined) problems.push(at('login', 'login-twice', { line: first }))
    else if (facts.takenLogins.has(folded)) problems.push(at('login', 'login-taken'))
    seen.set(folded, first ?? row.line)
  }
  // A cell of nothing but delimiters names nobody.
  for (const key of required) if (splitList(values[key]).length === 0) problems.push(at(key, 'value-missing'))
  for (const name of splitList(values.groups)) {
    const group = facts.groupNamed(name)
    if (!group) problems.push(at('groups', 'group-unknown', { name }))
    else if (group.beyond) problems.push(at('groups', 'group-beyond', { name }))
  }
  for (const number of splitList(values.clients))
    if (!facts.clientIds.has(number)) problems.push(at('clients', 'client-unknown', { number }))
  return problems
}

const codes = { login: 'login', firstName: 'name', lastName: 'name', email: 'email', language: 'language' }

function planned({ values }: CsvRow<Key>, facts: ImportFacts): PlannedAccount {
  const groups = splitList(values.groups).flatMap((name) => facts.groupNamed(name)?.id ?? [])
  return {
    login: z.parse(login, values.login),
    firstName: values.firstName,
    lastName: values.lastName,
    email: values.email || null,
    language: values.language.toLowerCase() === 'en' ? 'en' : 'pl',
    groupIds: groups.length > 0 ? [...new Set(groups)] : facts.usualGroups,
    clientIds: [...new Set(splitList(values.clients).flatMap((number) => facts.clientIds.get(number) ?? []))],
  }
}
