import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAppProtocol } from '#desktop/main/app-protocol.ts'
import { kindOfUrl } from '#desktop/main/app-scheme.ts'
import { filesInFolder } from '#desktop/main/renderer-files.ts'
import { temporaryFolder } from './temporary-folder.ts'

function builtApp() {
  const folder = temporaryFolder()
  const root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<title>Okienko</title>')
  writeFileSync(join(root, 'assets/index-1a2b.js'), 'export {}')
  writeFileSync(join(root, 'assets/notes.map'), 'not served')
  writeFileSync(join(folder, 'secret.json'), '{}')
  mkdirSync(join(folder, 'renderer-other'))
  writeFileSync(join(folder, 'renderer-other/index.html'), 'neighbour')
  return filesInFolder(root)
}

describe('files of the renderer', () => {
  it('come with their type and a policy without inline scripts', async () => {
    const reply = await builtApp()('/assets/index-1a2b.js', '')
    expect(await reply.text()).toBe('export {}')
    expect(reply.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const policy = reply.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*|http/)
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each(['/', '/queue', '/clients/12', '/tasks/2026%2F000123'])('answer the page at %s', async (path) => {
    expect(await (await builtApp()(path, '?a=b')).text()).toBe('<title>Okienko</title>')
  })

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '/..%2frenderer-other%2findex.html',
    '/%00/index.html',
    '/%e0%a4%a',
    '//etc/passwd.json',
    '/assets/notes.map',
    '/assets/missing.js',
    '/.vite/manifest',
  ])('stay inside their folder: %s', async (path) => {
    const reply = await builtApp()(path, '')
    const isPage = path === '/.vite/manifest'
    expect(reply.status).toBe(isPage ? 200 : 404)
    expect(await reply.text()).toBe(isPage ? '<title>Okienko</title>' : '')
  })
})

describe('an app:// address', () => {
  it.each([
    ['app://okienko/', 'page'],
    ['app://okienko/queue?state=new', 'page'],
    ['app://okienko/apiary', 'page'],
    ['app://okienko/api/staff/tasks.list', 'api'],
    ['app://okienko/x/../api/staff/tasks.list', 'api'],
    ['app://okienko/api/staff/files/7', 'file'],
    ['app://okienko/api/staff/filesystem', 'api'],
    ['app://elsewhere/queue', 'foreign'],
    ['https://okienko/', 'foreign'],
    ['file:///etc/passwd', 'foreign'],
    ['nonsense', 'foreign'],
  ])('%s is %s', (address, kind) => {
    expect(kindOfUrl(address)).toBe(kind)
  })

  it('goes to the server for the API, to the folder for pages, nowhere else', async () => {
    const answer = createAppProtocol({
      files: (path, search) => Promise.resolve(new Response(`file ${path}${search}`)),
      forward: (request) => Promise.resolve(new Response(`forwarded ${request.url}`)),
    })
    const text = async (url: string): Promise<string> => (await answer(new Request(url))).text()

    expect(await text('app://okienko/queue?a=b')).toBe('file /queue?a=b')
    expect(await text('app://okienko/api/staff/tasks.list')).toMatch(/^forwarded/)
    expect(await text('app://okienko/api/staff/files/7')).toMatch(/^forwarded/)
    expect((await answer(new Request('app://elsewhere/queue'))).status).toBe(404)
    expect((await answer(new Request('app://okienko/queue', { method: 'POST' }))).status).toBe(405)
  })
})
