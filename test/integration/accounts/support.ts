import { accountsReactions } from '#server/features/accounts/jobs.ts'
import { accountsPortalRouters } from '#server/features/accounts/portal-router.ts'
import { accountsStaffRouters } from '#server/features/accounts/staff-router.ts'
import { dispatch, dispatcherLease } from '#server/platform/jobs/dispatcher.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { router } from '#server/platform/trpc/init.ts'
import type { TestOffice } from '#test/support/caller.ts'

export const staff = router(accountsStaffRouters)
export const portal = router(accountsPortalRouters)

const leases = { sequencer: sequencerLease(), dispatcher: dispatcherLease() }

/** Lets the worker do what follows from the events so far. */
export async function followEvents(office: TestOffice): Promise<void> {
  await sequence(office.db, leases.sequencer)
  await dispatch(office, { lease: leases.dispatcher, reactions: accountsReactions })
}

export interface Letter {
  readonly template: string
  readonly recipient: string
  readonly body: string
  readonly link: string
  readonly token: string
}

/** The letters with a link that wait to be sent, oldest first. */
export async function lettersOf(office: TestOffice): Promise<Letter[]> {
  const rows = await office.db.pool.rows<{ template: string; recipient: string; body: string }>(
    'SELECT template, recipient, body FROM mails ORDER BY id',
  )
  return rows.map((row) => {
    const [link = '', token = ''] = /https:\/\/\S+\/([A-Za-z0-9_-]{43})/.exec(row.body) ?? []
    return { ...row, link, token }
  })
}

/** The statements that `work` runs in transactions, without their values. */
export async function statementsOf(
  office: TestOffice,
  work: (watched: TestOffice) => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = []
  const within: typeof office.db.within = (tx) => {
    const sql = office.db.within(tx)
    const heard = <Way extends Pick<typeof sql, 'rows' | 'query'>>(way: Way): Way => ({
      ...way,
      rows: (text, values) => (statements.push(text), way.rows(text, values)),
      query: (text, values) => (statements.push(text), way.query(text, values)),
    })
    return { ...heard(sql), prepared: heard(sql.prepared) }
  }
  const { options } = office.db.sequelize as unknown as { options: { logging: unknown } }
  options.logging = (text: string) =>
    statements.push(text.replace(/^Executing \([^)]*\): /, '').replace(/'[^']*'/g, '?'))
  await work({ ...office, db: { ...office.db, within } })
  options.logging = false
  return statements
}

/** The same office, in which a statement that begins like this breaks. */
export function failingAt(office: TestOffice, beginning: string): TestOffice {
  const within: typeof office.db.within = (tx) => {
    const sql = office.db.within(tx)
    const breaking = <Way extends Pick<typeof sql, 'query'>>(way: Way): Way => ({
      ...way,
      query: (text, values) =>
        text.startsWith(beginning) ? Promise.reject(new Error('Broken on purpose')) : way.query(text, values),
    })
    return { ...breaking(sql), prepared: breaking(sql.prepared) }
  }
  return { ...office, db: { ...office.db, within } }
}

/** How many sign-ins an account has. */
export async function sessionsOf(office: TestOffice, accountId: number): Promise<number> {
  const rows = await office.db.pool.rows('SELECT id FROM sessions WHERE account_id = ?', [accountId])
  return rows.length
}

/** One row of `accounts`, as it is stored. */
export async function storedAccount(office: TestOffice, accountId: number) {
  const [row] = await office.db.pool.rows<{
    state: string
    passwordHash: string | null
    version: number
    mustChange: number
  }>(
    'SELECT state, password_hash AS passwordHash, version, must_change_password AS mustChange FROM accounts WHERE id = ?',
    [accountId],
  )
  if (!row) throw new Error(`There is no account ${accountId}`)
  return row
}
