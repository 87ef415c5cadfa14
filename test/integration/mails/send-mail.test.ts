import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { queueMail } from '#server/features/mails/index.ts'
import { mailsJobs } from '#server/features/mails/jobs.ts'
import { inTransaction } from '#server/platform/database/transaction.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import type { Services } from '#server/platform/trpc/context.ts'
import { testClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { testServices, until } from '../event-log/support.ts'
import { startSmtpServer } from './smtp-server.ts'

const clock = testClock()
const smtp = await startSmtpServer()
const services = await testServices({ clock, env: { SMTP_URL: smtp.url, MAIL_FROM: 'BOK <bok@example.pl>' } })
const withoutServer: Services = {
  ...services,
  env: Object.fromEntries(
    Object.entries(services.env).filter(([name]) => name !== 'SMTP_URL'),
  ) as Services['env'],
}
const { db } = services
const link = 'https://ebok.example.pl/nowe-haslo/abcdefghijklmnopqrstuvwxyz0123456789_-ABCDE'

afterAll(() => smtp.stop())
beforeEach(async () => {
  await (await testDatabase()).reset()
  smtp.letters.length = 0
  smtp.behaviour = 'accept'
  clock.set('2026-11-21T11:00:00.000Z')
})

function queueReset(language: 'pl' | 'en' = 'pl'): Promise<number> {
  return inTransaction(db, (tx) =>
    queueMail(
      { sql: db.within(tx), env: services.env, now: () => clock.now() },
      {
        template: 'password-reset',
        params: { login: 'żaneta <b>', link, until: new Date('2026-11-21T12:00:00.000Z') },
        language,
        accountId: null,
        recipient: 'zaneta@example.pl',
      },
    ),
  )
}

interface StoredMail {
  body: string
  sentAt: string | null
  failedAt: string | null
}

async function stored(): Promise<StoredMail | undefined> {
  const [mail] = await db.pool.rows<StoredMail>(
    'SELECT body, sent_at AS sentAt, failed_at AS failedAt FROM mails ORDER BY id DESC LIMIT 1',
  )
  return mail
}

async function job(): Promise<{ state: string; attempts: number } | undefined> {
  const [found] = await db.pool.rows<{ state: string; attempts: number }>('SELECT state, attempts FROM jobs')
  return found
}

async function events(): Promise<{ name: string; payload: unknown }[]> {
  const rows = await db.pool.rows<{ name: string; payload: string }>(
    'SELECT name, payload FROM event_log ORDER BY id',
  )
  return rows.map(({ name, payload }) => ({ name, payload: JSON.parse(payload) as unknown }))
}

async function running(what: Services, work: () => Promise<void>): Promise<void> {
  const runner = startRunner(what, { handlers: mailsJobs })
  await work().finally(() => runner.stop())
}

const untilDone = () => until(async () => (await job())?.state === 'done')

/** The parts of a letter as a mail program shows them. */
function read(letter: string) {
  const part = (type: string) => {
    const found = new RegExp(`Content-Type: ${type}.*?\\n\\n(.*?)\\n--`, 's').exec(letter)
    const [head = '', body = ''] = [found?.[0] ?? '', found?.[1] ?? '']
    return /quoted-printable/.test(head)
      ? decodeURIComponent(
          body
            .replace(/=\n/g, '')
            .replace(/%/g, '%25')
            .replace(/=([\dA-F]{2})/g, '%$1'),
        )
      : Buffer.from(body, 'base64').toString()
  }
  return {
    messageId: /^Message-ID: (.*)$/im.exec(letter)?.[1],
    date: /^Date: (.*)$/im.exec(letter)?.[1],
    text: part('text/plain'),
    html: part('text/html'),
  }
}

describe('a letter', () => {
  it('is handed to the mail server, as text and as HTML in which nothing typed is markup', async () => {
    await queueReset()
    await running(services, untilDone)
    expect(smtp.letters).toHaveLength(1)
    const { text, html, messageId, date } = read(smtp.letters[0] ?? '')
    expect(messageId).toMatch(/^<[\da-f-]{36}@example\.pl>$/)
    expect(date).toBe('Sat, 21 Nov 2026 11:00:00 +0000')
    expect(text).toContain('ktoś poprosił o nowe hasło do konta żaneta <b>.')
    expect(text).toContain(`\n${link}\n`)
    expect(text).toContain('do 21 lis 2026, 13:00')
    expect(html).toContain('żaneta &lt;b&gt;.')
    expect(html).toContain(`<a href="${link}"`)
    expect(html).toContain('<html lang="pl">')
  })

  it('is written in the language of whoever gets it', async () => {
    await queueReset('en')
    await running(services, untilDone)
    expect(read(smtp.letters[0] ?? '').text).toContain('somebody has asked for a new password')
  })

  it('loses its text once it is sent, because its link signs somebody in', async () => {
    const mailId = await queueReset()
    expect((await stored())?.body).toContain(link)
    await running(services, untilDone)
    expect(await stored()).toEqual({ body: '', sentAt: '2026-11-21 11:00:00.000', failedAt: null })
    const payload = { mailId, template: 'password-reset', accountId: null, attempt: 1 }
    expect(await events()).toEqual([{ name: 'mail.sent', payload }])
    expect(JSON.stringify(await db.pool.rows('SELECT * FROM jobs'))).not.toContain(link)
  })

  it('is taken back with the change that caused it', async () => {
    const refused = inTransaction(db, async (tx) => {
      const ctx = { sql: db.within(tx), env: services.env, now: () => clock.now() }
      const params = { login: 'x', link, until: clock.now() }
      await queueMail(ctx, {
        template: 'activation',
        params,
        language: 'pl',
        accountId: null,
        recipient: 'x@example.pl',
      })
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    expect([await stored(), await job()]).toEqual([undefined, undefined])
  })

  it('is tried again under the same Message-ID when the connection was lost before the server confirmed it', async () => {
    await queueReset()
    smtp.behaviour = 'hang-up-after-text'
    await running(services, async () => {
      await until(async () => (await events()).length === 1)
      smtp.behaviour = 'accept'
      clock.pass(10_000)
      await untilDone()
    })
    const [first, second] = smtp.letters.map(read)
    expect(smtp.letters).toHaveLength(2)
    expect(second).toEqual(first)
    expect((await events()).map(({ name }) => name)).toEqual(['mail.failed', 'mail.sent'])
    expect(await job()).toEqual({ state: 'done', attempts: 2 })
  })

  it('waits for a server that is busy or away', async () => {
    await queueReset()
    smtp.behaviour = 'try-later'
    await running(services, () => until(async () => (await events()).length === 1))
    expect(await job()).toEqual({ state: 'waiting', attempts: 1 })
    expect((await stored())?.body).toContain(link)
    expect(await events()).toMatchObject([
      { payload: { isFinal: false, reason: expect.stringContaining('451') as string } },
    ])
  })

  it('is given up at once when there is no such mailbox', async () => {
    await queueReset()
    smtp.behaviour = 'no-such-mailbox'
    await running(services, () => until(async () => (await job())?.state === 'failed'))
    expect(await stored()).toEqual({ body: '', sentAt: null, failedAt: '2026-11-21 11:00:00.000' })
    expect(await events()).toMatchObject([{ name: 'mail.failed', payload: { isFinal: true, attempt: 1 } }])
  })

  it('is sent once when its job is run again after a crash', async () => {
    await queueReset()
    await running(services, untilDone)
    await db.pool.query(`UPDATE jobs SET state = 'waiting'`)
    await running(services, untilDone)
    expect(smtp.letters).toHaveLength(1)
    expect(await events()).toHaveLength(1)
  })
})

describe('without a mail server', () => {
  it('becomes a file that only the program’s own user can read, the same one when it is written again', async () => {
    await queueReset()
    await running(withoutServer, untilDone)
    await db.pool.query(`UPDATE mails SET sent_at = NULL, body = 'again'`)
    await db.pool.query(`UPDATE jobs SET state = 'waiting'`)
    await running(withoutServer, untilDone)
    const names = readdirSync(services.env.MAIL_DIR)
    expect(names).toEqual([expect.stringMatching(/^20261121T110000Z-[\da-f-]{36}\.eml$/)])
    const file = path.join(services.env.MAIL_DIR, names[0] ?? '')
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('To: zaneta@example.pl')
  })
})
