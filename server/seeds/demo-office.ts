import type { Database, Sql } from '#server/platform/database/connection.ts'
import { inTransaction } from '#server/platform/database/transaction.ts'
import type { FileStore } from '#server/platform/files/file-store.ts'
import { insertAccounts, planAccounts } from './demo-accounts.ts'
import { makeClients } from './demo-clients.ts'
import { insertEvents } from './demo-events.ts'
import { insertNotifications } from './demo-notifications.ts'
import { clientsOfDemoLogins, planOfDemoLogins, planRequests } from './demo-plan.ts'
import { tellStory } from './demo-story.ts'
import { insertRecordParts } from './demo-record.ts'
import { withRelations } from './demo-relations.ts'
import type { Asker, DemoWorld } from './demo-world.ts'
import { insertAttachments } from './insert-attachments.ts'
import { insertClients } from './insert-clients.ts'
import { insertDelegates } from './insert-delegates.ts'
import { insertGroups } from './insert-groups.ts'
import { insertDocuments } from './insert-documents.ts'
import { insertPublications } from './insert-publications.ts'
import { insertTasks } from './insert-tasks.ts'
import { officeHours } from './office-hours.ts'
import { randomFrom } from './random.ts'
import { readTypes } from './read-types.ts'

const howManyTasks = 20_000
const dayLength = 24 * 3_600_000

/**
 * Fills an empty, migrated database with a waterworks as it stands at `now`: 12 staff, 2,000 clients, some hundred of
 * their accounts, and 20,000 tasks of two years with their timelines and events. The same `now` brings the same
 * office. All or nothing; refuses a database that holds clients or tasks. With `files` some tasks have attachments.
 */
export async function loadDemoOffice(
  db: Database,
  options: { now: Date; timeZone: string; files?: FileStore },
): Promise<void> {
  const { now, timeZone } = options
  const random = randomFrom(20_261_123)
  const hours = officeHours(
    timeZone,
    new Date(now.getTime() - 830 * dayLength),
    new Date(now.getTime() + 200 * dayLength),
  )
  const today = hours.dayOf(now.getTime())
  const clients = withRelations(makeClients(random, today.date))

  await inTransaction(db, async (tx) => {
    const sql = db.within(tx)
    await checkEmpty(sql)
    const accounts = await insertAccounts(
      sql,
      await planAccounts({ random, hours, now: now.getTime() }, clients),
    )
    const shown = clientsOfDemoLogins
    await insertClients(sql, clients, { accounts, today, shown })
    await insertRecordParts(sql, clients, { accounts, today, shown })
    await insertGroups(sql)
    const world: DemoWorld = {
      ...{ random, hours, now: now.getTime() },
      types: await readTypes(sql),
      staff: accounts.staff,
    }
    const askers = clients.map((client): Asker => ({
      client,
      accountId: accounts.portalOf.get(client.id) ?? null,
    }))
    const scripted = planOfDemoLogins(world, (number) =>
      known(askers.find(({ client }) => client.number === number)),
    )
    const past = hours.days.filter(
      (day) => day.ends > now.getTime() - 730 * dayLength && day.starts < now.getTime(),
    )
    const others = askers.filter(({ client }) => !clientsOfDemoLogins.includes(client.number))
    const plan = planRequests(world, { askers: others, count: howManyTasks - scripted.length }, past)
    const stories = [...scripted, ...plan].map(({ asker, wish }) => tellStory(world, asker, wish))
    const tasks = await insertTasks(sql, stories, { random, hours })
    const { files } = options
    const attachments = files ? await insertAttachments(sql, tasks, { random, files }) : []
    const documents = files ? await insertDocuments(sql, { accounts, world, files }, attachments) : []
    const delegates = await insertDelegates(sql, clients, { accounts, hours, now: now.getTime() })
    const publications = await insertPublications(sql, { accounts, now: now.getTime(), files })
    const happened = [...documents, ...delegates, ...publications]
    const events = await insertEvents(sql, { tasks, attachments, others: happened, accounts, world })
    await insertNotifications(sql, events, world)
  })
}

async function checkEmpty(sql: Sql): Promise<void> {
  const [found] = await sql.rows<{ count: number }>(
    'SELECT (SELECT COUNT(*) FROM clients) + (SELECT COUNT(*) FROM tasks) + (SELECT COUNT(*) FROM accounts) AS count',
  )
  if (found?.count !== 0) throw new Error('The database is not empty: the demo office needs one of its own.')
}

function known<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error('The demo office lacks someone it speaks of')
  return item
}
