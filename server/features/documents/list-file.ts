import { AppError } from '#shared/domain/kernel/errors.ts'
import type { CsvProblem } from '#shared/domain/kernel/csv.ts'
import { mostListed, type CheckListInput, type ListProblemCode } from '#shared/domain/documents/schema.ts'
import { clientScope } from '#server/features/clients/index.ts'
import { readCsv, type CsvColumn, type CsvRow, type CsvTable } from '#server/platform/csv/read-csv.ts'
import { cleanFileName } from '#server/platform/files/names.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

type Key = 'number' | 'file'

const columns: readonly CsvColumn<Key>[] = [
  {
    key: 'number',
    names: ['numer klienta', 'klient', 'nr klienta', 'client number', 'client'],
    isRequired: true,
  },
  {
    key: 'file',
    names: ['plik', 'nazwa pliku', 'file', 'file name'],
    isRequired: true,
  },
]

/** A client that the list names, with the files of all their lines. */
export interface ListedClient {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly files: Map<number, string>
}

/** What a list would do: who gets what, and what is wrong with the lines that do nothing. */
export interface ListPlan {
  readonly table: CsvTable<Key>
  readonly accepted: number
  /** In the order of the list. */
  readonly clients: readonly ListedClient[]
  readonly refused: readonly CsvRow<Key>[]
  /** In the order of the lines. */
  readonly problems: readonly CsvProblem[]
  readonly unusedFiles: readonly string[]
}

/** Reads a list and holds it against the clients and the actor's waiting uploads; changes nothing. */
export async function planList(ctx: CommandContext, input: CheckListInput): Promise<ListPlan> {
  const table = readCsv(Buffer.from(input.file.content, 'base64'), columns, { lines: mostListed })
  const clients = await findClients(ctx, table.rows)
  const uploads = await findUploads(ctx, input.fileIds)
  const uploadsOf = Map.groupBy(uploads, ({ name }) => name.toLowerCase())
  const refused: CsvRow<Key>[] = []
  const problems = [...table.problems]
  const used = new Set<number>()
  const listed = new Set<ListedClient>()
  let accepted = 0
  for (const row of table.rows) {
    const named = clients.get(row.values.number) ?? []
    const found = uploadsOf.get(nameIn(row.values.file)) ?? []
    const problem = row.isSound ? problemOf({ named, found }) : null
    if (problem) {
      const [key, code] = problem
      problems.push(table.problemAt(row.line, key, { code, details: { value: row.values[key] } }))
    }
    const [client] = named
    const [file] = found
    if (!row.isSound || problem || !client || !file) {
      refused.push(row)
      continue
    }
    client.files.set(file.id, file.name)
    used.add(file.id)
    listed.add(client)
    accepted += 1
  }
  return {
    ...{ table, accepted, refused },
    clients: [...listed],
    problems: problems.toSorted((a, b) => a.line - b.line),
    unusedFiles: uploads.filter(({ id }) => !used.has(id)).map(({ name }) => name),
  }
}

interface Upload {
  readonly id: number
  readonly name: string
}

function problemOf(line: {
  named: readonly ListedClient[]
  found: readonly Upload[]
}): [Key, ListProblemCode] | null {
  const { named, found } = line
  const [client] = named
  if (!client) return ['number', 'client-unknown']
  if (named.length > 1) return ['number', 'client-ambiguous']
  const [file] = found
  if (!file) return ['file', 'file-missing']
  if (found.length > 1) return ['file', 'file-ambiguous']
  return client.files.has(file.id) ? ['file', 'line-twice'] : null
}

/** A name as uploads are kept under; a list may say where the file lay as well. */
function nameIn(cell: string): string {
  try {
    return cleanFileName(encodeURIComponent(cell)).toLowerCase()
  } catch (error) {
    if (error instanceof AppError) return ''
    throw error
  }
}

/**
 * The clients whose number this is, else those who had it before: who has a number now is meant by it. A client whom
 * the list names by several numbers is the same one each time.
 */
async function findClients(
  ctx: CommandContext,
  rows: readonly CsvRow<Key>[],
): Promise<ReadonlyMap<string, readonly ListedClient[]>> {
  const numbers = [...new Set(rows.map(({ values }) => values.number))].filter((number) => number !== '')
  const now = await readClients(ctx, { from: 'clients c', asked: 'c.number', numbers })
  const others = numbers.filter((number) => !now.some(({ asked }) => asked === number))
  const former = 'client_former_numbers f JOIN clients c ON c.id = f.client_id'
  const before = await readClients(ctx, { from: former, asked: 'f.number', numbers: others })
  const known = new Map<number, ListedClient>()
  const found = [...now, ...before].map(({ asked, ...client }) => {
    const listed = known.get(client.id) ?? { ...client, files: new Map<number, string>() }
    known.set(client.id, listed)
    return { asked, listed }
  })
  const byNumber = Map.groupBy(found, ({ asked }) => asked)
  return new Map([...byNumber].map(([number, each]) => [number, each.map(({ listed }) => listed)]))
}

async function readClients(
  { sql, actor }: CommandContext,
  by: { from: string; asked: string; numbers: readonly string[] },
): Promise<{ id: number; number: string; name: string; asked: string }[]> {
  if (by.numbers.length === 0) return []
  const scope = clientScope(actor, 'c.id')
  return sql.rows(
    `SELECT c.id, c.number, c.display_name AS name, ${by.asked} AS asked FROM ${by.from}
     WHERE ${by.asked} IN (?) AND ${scope.sql}`,
    [by.numbers, ...scope.values],
  )
}

async function findUploads(
  { sql, actor }: CommandContext,
  fileIds: readonly number[],
): Promise<readonly Upload[]> {
  if (fileIds.length === 0) return []
  return sql.rows<Upload>(
    `SELECT id, name FROM attachments
     WHERE id IN (?) AND uploaded_by = ? AND attached_at IS NULL AND discarded_at IS NULL ORDER BY id`,
    [fileIds, actor.accountId],
  )
}
