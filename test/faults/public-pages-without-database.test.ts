import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { delivered } from '#shared/domain/appearance/delivered.ts'
import { startTestServer } from '#test/support/database-server.ts'
import { startRunningOffice } from './support/running-office.ts'

const server = await startTestServer()
const office = await startRunningOffice(server.url, {
  name: 'okienko_unavailable',
  env: { PORTAL_DIR: makePortal() },
})
afterAll(async () => {
  await office.stop()
  await server.stop()
})

/** A portal that says on each page what it is called. */
function makePortal(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'okienko-portal-'))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const files = {
    'client/index.html':
      '<html lang="pl"><head><script type="module" src="/a.js"></script><!--head--></head><body><!--app--><!--state--></body></html>',
    'client/assets/a.txt': '',
    'server/package.json': '{ "type": "module" }',
    'server/entry-server.js': `export async function render(url, { api }) {
      const { appearance } = await api.frame('pl')
      return { status: 200, lang: 'pl', head: '', html: appearance.name.pl, state: {}, isKept: true }
    }`,
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return folder
}

async function publish(name: string): Promise<void> {
  const content = JSON.stringify({ ...delivered, name: { pl: name, en: `${name} in English` } })
  await office.admin.query(
    `INSERT INTO appearance_versions (number, content, css, css_hash, effective_from_at, published_by, published_at)
     SELECT 1, ?, ':root{}', '0123456789abcdef', '2026-01-01', MIN(id), '2026-01-01' FROM accounts`,
    [content],
  )
  await office.admin.query('UPDATE public_versions SET appearance = appearance + 1')
}

async function read(place: string) {
  const answer = await fetch(office.process.url + place)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

it('public pages are shown as they were, or say in both languages that they cannot be, and are back by themselves', async () => {
  await publish('Wodociągi <Górne>')
  const css = '/api/portal/appearance/0123456789abcdef.css'
  const before = await read('/')
  expect(before).toMatchObject({ status: 200 })
  expect(before.text).toContain('Wodociągi <Górne>')
  expect((await read(css)).text).toBe(':root{}')

  await server.kill()
  expect(await read('/')).toMatchObject({ status: 200, text: before.text })
  expect(await read(css)).toMatchObject({ status: 200, text: ':root{}' })
  const polish = await read('/aktualnosci?q="><script>')
  expect(polish.status).toBe(503)
  expect(polish.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(polish.headers.get('retry-after')).toBe('30')
  expect(polish.headers.get('cache-control')).toBe('no-store')
  expect(polish.text).toMatch(/^<html lang="pl"/)
  expect(polish.text).toContain('<h1>Portal chwilowo nie działa</h1>')
  expect(polish.text).toContain('<h2>The portal is not working at the moment</h2>')
  expect(polish.text).toContain('Wodociągi &lt;Górne>')
  expect(polish.text).toContain(`<link rel="stylesheet" href="${css}">`)
  expect(polish.text).not.toContain('<script')
  const english = await read('/en/news')
  expect(english.text).toMatch(/^<html lang="en"/)
  expect(english.text).toContain('<h1>The portal is not working at the moment</h1>')
  expect(english.text).toContain('Wodociągi &lt;Górne> in English')

  await server.start()
  await vi.waitFor(async () => {
    expect((await read('/aktualnosci')).status).toBe(200)
  }, 15_000)
})
