import { randomUUID } from 'node:crypto'
import type { Sql, Value } from '#server/platform/database/connection.ts'

/** How large an office to make. */
export interface OfficeSize {
  readonly tasks: number
  readonly clients: number
  /** Caretakers among whom the tasks are spread evenly. */
  readonly caretakers: number
}

const block = 10_000
const titles = [
  'Brak wody',
  'Wymiana wodomierza',
  'Za wysoka faktura',
  'Przepisanie umowy',
  'Jak podać stan licznika?',
]
const start = Date.UTC(2026, 10, 23, 9)
const hour = 3_600_000

/**
 * Fills an empty, migrated database with an office of any size, a million tasks in about a minute: caretakers,
 * clients, and tasks of which four in a hundred are open, as in a real office. Titles are not entered into the search.
 * Answers the ids of the caretakers.
 */
export async function fillTasks(sql: Sql, size: OfficeSize): Promise<number[]> {
  // Rows refer to what this file has just written; checking each would double the time.
  await sql.query('SET SESSION foreign_key_checks = 0, unique_checks = 0')
  const caretakers = await makeCaretakers(sql, size.caretakers)
  await makeClients(sql, size)
  await makeTasks(sql, size, caretakers)
  await sql.query('SET SESSION foreign_key_checks = 1, unique_checks = 1')
  await sql.query('ANALYZE TABLE tasks')
  return caretakers
}

async function makeCaretakers(sql: Sql, count: number): Promise<number[]> {
  const ids = Array.from({ length: count }, (_, index) => index + 1)
  await sql.query(
    'INSERT INTO accounts (id, kind, login, first_name, last_name, state, created_at, updated_at) VALUES ?',
    [
      ids.map((id) => [
        id,
        'staff',
        `opiekun.${id}`,
        'Maria',
        `Zając ${id}`,
        'active',
        stored(start),
        stored(start),
      ]),
    ],
  )
  await sql.query(
    "INSERT INTO account_group_members (account_id, group_id) SELECT a.id, g.id FROM accounts a JOIN account_groups g ON g.code = 'CLERKS'",
  )
  return ids
}

const clientColumns = `kind, first_name, last_name, company_name, display_name, nip, regon, pesel, phone, street,
  building, flat, postal_code, city, caretaker_id, created_at, updated_at`

async function makeClients(sql: Sql, { clients, caretakers }: OfficeSize): Promise<void> {
  const first = Array.from({ length: Math.min(1000, clients) }, (_, index) => index + 1)
  await sql.query(`INSERT INTO clients (id, number, ${clientColumns}) VALUES ?`, [
    first.map((id) => [
      ...[
        id,
        String(10_000 + id),
        'person',
        'Anna',
        `Kowalska ${id}`,
        '',
        `Anna Kowalska ${id}`,
        '',
        '',
        '',
        '',
      ],
      ...[
        'ul. Lipowa',
        String(id),
        '',
        '39-120',
        'Nadrzecze',
        (id % caretakers) + 1,
        stored(start),
        stored(start),
      ],
    ]),
  ])
  await double(clients, first.length, (have, more) =>
    sql.query(
      `INSERT INTO clients (id, number, ${clientColumns})
       SELECT id + ?, CAST(10000 + id + ? AS CHAR), ${clientColumns} FROM clients WHERE id <= ?`,
      [have, have, more],
    ),
  )
}

const taskColumns = `id, number, client_id, type_id, title, description, status, priority, assignee_id, group_id, due_at,
  source, version, created_by, request_key, request_hash, created_at, updated_at, ended_at`

async function makeTasks(sql: Sql, size: OfficeSize, caretakers: readonly number[]): Promise<void> {
  const types = await sql.rows<{ id: number; groupId: number }>(
    'SELECT id, group_id AS groupId FROM task_types ORDER BY id',
  )
  for (let from = 1; from <= Math.min(block, size.tasks); from += 1000) {
    const ids = Array.from({ length: 1000 }, (_, index) => from + index)
    await sql.query(`INSERT INTO tasks (${taskColumns}) VALUES ?`, [
      ids.map((id) => taskRow(id, { types, caretakers, clients: size.clients })),
    ])
  }
  await double(size.tasks, block, (have, more) => {
    // Each copy is a little older, asked by another client and cared for by somebody else.
    const shift = have / block
    const values: Value[] = [have, have, have, shift, size.clients, shift, caretakers.length]
    return sql.query(
      `INSERT INTO tasks (${taskColumns})
       SELECT id + ?, CONCAT(2026 - ((id + ?) DIV 1000000), '/', LPAD((id + ?) MOD 1000000, 6, '0')),
         ((client_id + ? * 7919) MOD ?) + 1, type_id, title, description, status, priority,
         ((assignee_id + ?) MOD ?) + 1, group_id, due_at - INTERVAL ? * 13 MINUTE, source, version, created_by, UUID(),
         request_hash, created_at - INTERVAL ? * 13 MINUTE, updated_at, ended_at
       FROM tasks WHERE id <= ?`,
      [...values, shift, shift, more],
    )
  })
}

function taskRow(
  id: number,
  office: {
    types: readonly { id: number; groupId: number }[]
    caretakers: readonly number[]
    clients: number
  },
): (string | number | null)[] {
  const { types, caretakers, clients } = office
  const type = types[id % types.length]
  const isOpen = id % 25 === 0
  const made = isOpen ? start - (id / 25) * 2 * hour : start - id * 1.7 * hour
  const status = isOpen
    ? (['new', 'in-progress', 'waiting'][(id / 25) % 3] ?? 'new')
    : id % 20
      ? 'closed'
      : 'rejected'
  const assignee = caretakers[Math.floor(id / 25) % caretakers.length] ?? null
  return [
    ...[
      id,
      `2026/${String(id).padStart(6, '0')}`,
      (id % clients) + 1,
      type?.id ?? 0,
      titles[id % titles.length] ?? '',
    ],
    ...['Od rana nie ma wody w całym budynku. Proszę o informację.', status, 1, assignee, type?.groupId ?? 0],
    ...[
      stored(made + 14 * 24 * hour),
      'desk',
      3,
      caretakers[0] ?? 0,
      randomUUID(),
      '0'.repeat(64),
      stored(made),
    ],
    ...[stored(made + hour), isOpen ? null : stored(made + 48 * hour)],
  ]
}

/** Copies what is there until there is enough: `have` rows are there, and the first `more` of them are copied. */
async function double(
  wanted: number,
  first: number,
  copy: (have: number, more: number) => Promise<unknown>,
): Promise<void> {
  for (let have = first; have < wanted;) {
    const more = Math.min(have, wanted - have)
    await copy(have, more)
    have += more
  }
}

function stored(instant: number): string {
  return new Date(instant).toISOString().slice(0, 23).replace('T', ' ')
}
