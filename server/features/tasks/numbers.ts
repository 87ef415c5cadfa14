import type { Database } from '#server/platform/database/connection.ts'
import { officeDate } from './office-days.ts'

const blockSize = 50

interface Block {
  next: number
  end: number
  reserving: Promise<void> | null
}

const blocksOf = new WeakMap<Database, Map<string, Block>>()

/**
 * The next task number of the office's year, such as `2026/000123`. Each process takes numbers from a block of its
 * own, reserved outside the transaction that uses them: a counter locked until commit would let only one create at a
 * time through. Numbers of refused creates are left out.
 */
export async function nextTaskNumber(db: Database, at: { now: Date; zone: string }): Promise<string> {
  const year = officeDate(at.zone, at.now).slice(0, 4)
  const blocks = blocksOf.get(db) ?? new Map<string, Block>()
  blocksOf.set(db, blocks)
  const block = blocks.get(year) ?? { next: 0, end: 0, reserving: null }
  blocks.set(year, block)
  while (block.next >= block.end) {
    block.reserving ??= reserve(db, year, block).finally(() => {
      block.reserving = null
    })
    await block.reserving
  }
  const number = block.next
  block.next += 1
  return `${year}/${String(number).padStart(6, '0')}`
}

/**
 * One statement that commits by itself; LAST_INSERT_ID brings the number before the addition back with its answer.
 * Tasks that came from elsewhere, with numbers beyond the counter, move it on.
 */
async function reserve(db: Database, year: string, block: Block): Promise<void> {
  const [last] = await db.pool.rows<{ number: string | null }>(
    'SELECT MAX(number) AS number FROM tasks WHERE number < ?',
    [`${year}/~`],
  )
  const [lastYear, lastNumber] = (last?.number ?? '').split('/')
  const free = lastYear === year ? Number(lastNumber) + 1 : 1
  const { affectedRows, insertId } = await db.pool.query(
    `INSERT INTO task_numbers (year, next_number) VALUES (?, ?)
     ON DUPLICATE KEY UPDATE next_number = LAST_INSERT_ID(GREATEST(next_number, ?)) + ?`,
    [year, free + blockSize, free, blockSize],
  )
  block.next = affectedRows === 1 ? free : insertId
  block.end = block.next + blockSize
}
