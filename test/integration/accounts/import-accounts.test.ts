import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callAs, openTestOffice, openWindow, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'
import { failingAt, lettersOf, portal, staff, statementsOf } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

async function desk() {
  const { accountId } = await makeStaff(office, ['ADMINISTRATORS'])
  const { api } = await callAs(office, staff, { accountId, app: 'desktop' })
  return api
}

const fileOf = (content: string | Uint8Array) => ({
  name: 'konta.csv',
  content: Buffer.from(content).toString('base64'),
})
const staffFile = (...lines: string[]) =>
  fileOf(['Login;Imię;Nazwisko;E-mail;Grupy', ...lines, ''].join('\r\n'))

async function accountsNow(): Promise<number> {
  const [row] = await office.db.pool.rows<{ found: number }>('SELECT COUNT(*) AS found FROM accounts')
  return row?.found ?? 0
}

describe('a file of accounts', () => {
  it('is checked first, then makes an account of each line, with a letter', async () => {
    const api = await desk()
    const file = staffFile(
      'Jan.Lis;Jan;Lis;jan@example.pl;CLERKS | Pracownicy terenowi',
      'ola;Ola;Mak;ola@example.pl;clerks',
    )
    const check = await api.accounts.checkImport({ kind: 'staff', file })
    expect(check).toEqual({
      encoding: 'utf-8',
      delimiter: ';',
      accepted: 2,
      refused: 0,
      problemCount: 0,
      problems: [],
      withoutEmail: [],
      refusedLines: '',
    })
    expect(await accountsNow()).toBe(1)
    const run = {
      kind: 'staff' as const,
      file,
      requestKey: randomUUID(),
      accepted: 2,
      refused: 0,
      firstPasswords: [],
    }
    expect(await api.accounts.runImport(run)).toEqual({ created: 2 })
    // A lost answer is asked for again.
    expect(await api.accounts.runImport(run)).toEqual({ created: 2 })
    const { rows } = await api.accounts.list({ state: 'invited' })
    expect(rows.map((row) => [row.login, row.groups.map(({ code }) => code)])).toEqual([
      ['jan.lis', ['CLERKS', 'FIELD']],
      ['ola', ['CLERKS']],
    ])
    expect((await lettersOf(office)).map((letter) => letter.recipient)).toEqual([
      'jan@example.pl',
      'ola@example.pl',
    ])
    expect(await eventsOf(office, 'account.imported', 'account.created')).toMatchObject([
      { name: 'account.created', payload: { login: 'jan.lis', by: 'link' } },
      { name: 'account.created', payload: { login: 'ola' } },
      { name: 'account.imported', payload: { kind: 'staff', file: 'konta.csv', count: 2 } },
    ])
  })

  it('is run once when it is asked for twice at the same moment', async () => {
    const api = await desk()
    const file = staffFile('jan;Jan;Lis;jan@example.pl;CLERKS', 'ola;Ola;Mak;ola@example.pl;CLERKS')
    const run = {
      kind: 'staff' as const,
      file,
      requestKey: randomUUID(),
      accepted: 2,
      refused: 0,
      firstPasswords: [],
    }
    const answers = await Promise.all([api.accounts.runImport(run), api.accounts.runImport(run)])
    expect(answers).toEqual([{ created: 2 }, { created: 2 }])
    expect(await accountsNow()).toBe(3)
    expect(await eventsOf(office, 'account.imported')).toHaveLength(1)
    expect(await refusalOf(api.accounts.runImport({ ...run, kind: 'client' }))).toMatchObject({
      code: 'request.key-reused',
    })
  })

  it('of clients ties each account to its clients, in Windows-1250 and with commas too', async () => {
    const api = await desk()
    const [first, second] = [await makeClient(office), await makeClient(office)]
    const numbers = await office.db.pool.rows<{ number: string }>('SELECT number FROM clients ORDER BY id')
    const line = `ewa,Ewa,L\u0001cka,ewa@example.pl,"${numbers.map((row) => row.number).join(', ')}"`
    const text = `login,first name,last name,email,client number\n${line}\n`
    const bytes = Uint8Array.from(Buffer.from(text), (byte) => (byte === 1 ? 0xea : byte))
    const file = fileOf(bytes)
    expect(await api.accounts.checkImport({ kind: 'client', file })).toMatchObject({
      encoding: 'windows-1250',
      delimiter: ',',
      accepted: 1,
      problems: [],
    })
    await api.accounts.runImport({
      kind: 'client',
      file,
      requestKey: randomUUID(),
      accepted: 1,
      refused: 0,
      firstPasswords: [],
    })
    const [row] = (await api.accounts.list({ kind: 'client' })).rows
    expect(row).toMatchObject({ lastName: 'Lęcka', clientCount: 2, groups: [{ code: 'CLIENTS' }] })
    const { clients } = await api.accounts.get({ accountId: row?.id ?? 0 })
    expect(clients.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([first, second])
  })

  it('gives whom no link can reach the first password that was made for them, and tells it nobody', async () => {
    const api = await desk()
    const [firstPassword, another] = ['bakoda-femiro-lawezu-41', 'zokima-mekeda-gafado-26']
    await makeClient(office)
    const [client] = await office.db.pool.rows<{ number: string }>('SELECT number FROM clients')
    const lines = ['bez.maila;Ewa;Mak;', 'z.mailem;Ola;Mak;ola@example.pl', 'tez.bez;Iga;Mak;']
    const rows = lines.map((line) => `${line};${client?.number ?? ''}`)
    const file = fileOf(['login;imię;nazwisko;e-mail;numer klienta', ...rows, ''].join('\n'))
    const check = await api.accounts.checkImport({ kind: 'client', file })
    expect(check).toMatchObject({ accepted: 3, refused: 0, withoutEmail: ['bez.maila', 'tez.bez'] })
    const run = {
      ...{ kind: 'client' as const, file, requestKey: randomUUID(), accepted: 3, refused: 0 },
      firstPasswords: [firstPassword, another],
    }
    for (const [firstPasswords, code] of [
      [[firstPassword], 'account.import-changed'],
      [[firstPassword, 'krótkie'], 'account.password-too-short'],
    ] as const) {
      const refused = { ...run, firstPasswords: [...firstPasswords] }
      expect(await refusalOf(api.accounts.runImport(refused))).toMatchObject({ code })
    }
    expect(await accountsNow()).toBe(1)
    expect(await api.accounts.runImport(run)).toEqual({ created: 3 })
    expect(await api.accounts.runImport(run)).toEqual({ created: 3 })
    expect((await api.accounts.list({ state: 'invited' })).rows.map(({ login }) => login)).toEqual([
      'z.mailem',
    ])
    expect((await lettersOf(office)).map((letter) => letter.recipient)).toEqual(['ola@example.pl'])

    const window = openWindow(office, portal, 'portal')
    const me = await window.api.session.signIn({ login: 'tez.bez', password: another })
    expect(me).toMatchObject({ ok: true, value: { mustChangePassword: true } })
    const told = await office.db.pool.rows('SELECT payload FROM event_log')
    expect(JSON.stringify([told, await office.db.pool.rows('SELECT * FROM accounts')])).not.toMatch(
      /bakoda|zokima/,
    )
    expect(await eventsOf(office, 'account.created')).toMatchObject([
      { payload: { login: 'bez.maila', by: 'password' } },
      { payload: { login: 'z.mailem', by: 'link' } },
      { payload: { login: 'tez.bez', by: 'password' } },
    ])
  })

  it('needs no column of e-mails', async () => {
    const api = await desk()
    const file = fileOf('login;imię;nazwisko;grupy\nola;Ola;Mak;CLERKS\n')
    expect(await api.accounts.checkImport({ kind: 'staff', file })).toMatchObject({
      accepted: 1,
      withoutEmail: ['ola'],
      problems: [],
    })
  })

  it('tells what is wrong by line and column, and leaves out only those lines, to be saved', async () => {
    const api = await desk()
    await makeStaff(office, ['CLERKS'], { login: 'zajety' })
    const file = staffFile(
      'a b;Jan;Lis;jan@example.pl;CLERKS',
      'ok.jan;Jan;Lis;jan@example.pl;CLERKS',
      'zajety;;Lis;jan.example.pl;CLERKS',
      'Zajety;Jan;Lis;jan@example.pl;NIKT|CLIENTS',
      'OK.jan;Jan;Lis;jan@example.pl;CLERKS',
    )
    const check = await api.accounts.checkImport({ kind: 'staff', file })
    expect(check).toMatchObject({ accepted: 1, refused: 4, problemCount: 6 })
    expect(check.problems.map(({ line, column, name, code }) => [line, column, name, code])).toEqual([
      [2, 1, 'Login', 'login-invalid'],
      [4, 2, 'Imię', 'value-missing'],
      [5, 1, 'Login', 'login-taken'],
      [5, 5, 'Grupy', 'group-unknown'],
      [5, 5, 'Grupy', 'group-unknown'],
      [6, 1, 'Login', 'login-twice'],
    ])
    expect(check.problems.at(-1)?.details).toEqual({ line: 3 })
    expect(check.refusedLines).toBe(
      [
        '\uFEFFLogin;Imię;Nazwisko;E-mail;Grupy',
        'a b;Jan;Lis;jan@example.pl;CLERKS',
        'zajety;;Lis;jan.example.pl;CLERKS',
        'Zajety;Jan;Lis;jan@example.pl;NIKT|CLIENTS',
        'OK.jan;Jan;Lis;jan@example.pl;CLERKS',
        '',
      ].join('\r\n'),
    )
    const run = {
      kind: 'staff' as const,
      file,
      requestKey: randomUUID(),
      accepted: 1,
      refused: 4,
      firstPasswords: [],
    }
    expect(await api.accounts.runImport(run)).toEqual({ created: 1 })
    expect(await accountsNow()).toBe(3)
  })

  it('is imported with few statements however long it is, all of it or nothing', async () => {
    const { accountId } = await makeStaff(office, ['ADMINISTRATORS'])
    const clientIds = [await makeClient(office), await makeClient(office)]
    const numbers = await office.db.pool.rows<{ number: string }>('SELECT number FROM clients ORDER BY id')
    const line = (index: number) =>
      `lokator.${index};Jan;Lis;lokator.${index}@example.pl;${numbers[index % 2]?.number ?? ''}`
    const lines = Array.from({ length: 600 }, (_, index) => line(index))
    const file = fileOf(['login;imię;nazwisko;e-mail;numer klienta', ...lines, ''].join('\n'))
    const run = {
      ...{ kind: 'client' as const, file, requestKey: randomUUID(), accepted: 600, refused: 0 },
      firstPasswords: [],
    }
    const { api: broken } = await callAs(failingAt(office, 'INSERT INTO client_accounts'), staff, {
      accountId,
      app: 'desktop',
    })
    await expect((async () => broken.accounts.runImport(run))()).rejects.toThrow('server.fault')
    expect(await accountsNow()).toBe(1)

    const statements = await statementsOf(office, async (watched) => {
      const { api } = await callAs(watched, staff, { accountId, app: 'desktop' })
      expect(await api.accounts.runImport(run)).toEqual({ created: 600 })
    })
    expect(statements.length).toBeLessThan(45)
    const [reached] = await office.db.pool.rows<{ found: number }>(
      'SELECT COUNT(*) AS found FROM client_accounts WHERE client_id = ?',
      [clientIds[1] ?? 0],
    )
    expect(reached?.found).toBe(300)
    const events = await eventsOf(office, 'account.created', 'account.link-sent')
    expect(events.slice(0, 2).map(({ clientId }) => clientId)).toEqual(clientIds)
    expect(events).toHaveLength(1200)
    const [waiting] = await office.db.pool.rows<{ outbox: number; jobs: number }>(
      `SELECT (SELECT COUNT(*) FROM event_outbox) AS outbox, (SELECT COUNT(*) FROM jobs WHERE kind = 'mail.send') AS jobs`,
    )
    // The last event tells of the import as a whole.
    expect(waiting).toEqual({ outbox: 1201, jobs: 600 })
    const letters = await lettersOf(office)
    expect(new Set(letters.map(({ token }) => token)).size).toBe(600)
    const activated = await openWindow(office, portal, 'portal').api.session.activate({
      token: letters.find(({ recipient }) => recipient === 'lokator.599@example.pl')?.token ?? '',
      password: 'zupełnie nowe hasło',
    })
    expect(activated).toMatchObject({ ok: true, value: { login: 'lokator.599' } })
  })

  it('tells the first hundred problems and counts the rest', async () => {
    const api = await desk()
    const lines = Array.from({ length: 130 }, (_, index) => `osoba${index};Jan;Lis;zły adres;CLERKS`)
    const check = await api.accounts.checkImport({ kind: 'staff', file: staffFile(...lines) })
    expect(check).toMatchObject({ accepted: 0, refused: 130, problemCount: 130 })
    expect(check.problems).toHaveLength(100)
  })

  it('makes nothing when the office has changed since the check, and nothing of a file without a right line', async () => {
    const api = await desk()
    const file = staffFile('jan;Jan;Lis;jan@example.pl;CLERKS', 'ola;Ola;Mak;ola@example.pl;CLERKS')
    await makeStaff(office, ['CLERKS'], { login: 'ola' })
    const run = {
      kind: 'staff' as const,
      file,
      requestKey: randomUUID(),
      accepted: 2,
      refused: 0,
      firstPasswords: [],
    }
    expect(await refusalOf(api.accounts.runImport(run))).toMatchObject({ code: 'account.import-changed' })
    const empty = { ...run, file: staffFile('x'), accepted: 0, refused: 1 }
    expect(await refusalOf(api.accounts.runImport(empty))).toMatchObject({ code: 'account.import-empty' })
    expect(await accountsNow()).toBe(2)
    expect(await eventsOf(office)).toEqual([])
  })

  it('takes a cell of nothing but delimiters for empty', async () => {
    const api = await desk()
    const missing = { line: 2, column: 5, code: 'value-missing' }
    const file = staffFile('jan;Jan;Lis;jan@example.pl;" | , "')
    expect((await api.accounts.checkImport({ kind: 'staff', file })).problems).toMatchObject([missing])
    const ofClients = fileOf('login;imię;nazwisko;e-mail;numer klienta\nola;Ola;Mak;ola@example.pl;|\n')
    const check = await api.accounts.checkImport({ kind: 'client', file: ofClients })
    expect(check).toMatchObject({ accepted: 0, problems: [missing] })
  })

  it('names an unknown client, and a file that is no text', async () => {
    const api = await desk()
    const file = fileOf('login;imię;nazwisko;e-mail;numer klienta\nola;Ola;Mak;ola@example.pl;Z-1\n')
    const { problems } = await api.accounts.checkImport({ kind: 'client', file })
    expect(problems).toMatchObject([
      { line: 2, column: 5, code: 'client-unknown', details: { number: 'Z-1' } },
    ])
    const workbook = fileOf(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))
    expect(await api.accounts.checkImport({ kind: 'staff', file: workbook })).toMatchObject({
      accepted: 0,
      problems: [{ line: 1, column: null, code: 'not-text' }],
    })
  })
})
