import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTokenVault } from '#desktop/main/token-vault.ts'
import { fakeSafeStorage, type SafeStorageOptions } from './fake-electron.ts'
import { temporaryFolder } from './temporary-folder.ts'

const office = 'https://office.example'
const magda = { login: 'magda', name: 'Magda Zając' }

function computer(platform: NodeJS.Platform, options: SafeStorageOptions = {}) {
  const path = join(temporaryFolder(), 'data/session.json')
  return { path, start: () => createTokenVault(path, fakeSafeStorage(options), platform) }
}

describe('the token', () => {
  it('survives a restart, encrypted, in a file of that person only', () => {
    const { path, start } = computer('win32')
    const first = start()
    first.keep(office, 'secret-token')
    first.remember(office, magda)

    expect(readFileSync(path, 'utf8')).not.toContain('secret-token')
    expect(statSync(path).mode & 0o077).toBe(0)
    const second = start()
    expect(second.kind()).toBe('system')
    expect(second.token(office)).toBe('secret-token')
    expect(second.account(office)).toEqual(magda)
  })

  it.each([
    ['linux', { backend: 'basic_text' }],
    ['linux', { backend: 'unknown' }],
    ['linux', { isAvailable: false }],
    ['win32', { isAvailable: false }],
  ] as const)('stays in memory without a real vault (%s, %o)', (platform, options) => {
    const { path, start } = computer(platform, options)
    const first = start()
    first.keep(office, 'secret-token')
    first.remember(office, magda)

    expect(first.kind()).toBe('memory')
    expect(first.token(office)).toBe('secret-token')
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ origin: office, account: magda, token: null })
    const second = start()
    expect(second.token(office)).toBeNull()
    expect(second.account(office)).toEqual(magda)
  })

  it('uses the vaults of Linux desktops', () => {
    expect(computer('linux', { backend: 'kwallet6' }).start().kind()).toBe('system')
  })

  it('is not handed out for another server and goes when one takes its place', () => {
    const vault = computer('darwin').start()
    vault.keep(office, 'secret-token')
    vault.remember(office, magda)
    expect(vault.token('https://elsewhere.example')).toBeNull()

    vault.keep('https://elsewhere.example', 'other-token')
    expect(vault.token(office)).toBeNull()
    expect(vault.account('https://elsewhere.example')).toBeNull()
  })

  it('is dropped alone, or forgotten with the account', () => {
    const { start } = computer('darwin')
    const vault = start()
    vault.keep(office, 'secret-token')
    vault.remember(office, magda)

    vault.drop('another-token')
    expect(vault.token(office)).toBe('secret-token')
    vault.drop('secret-token')
    expect(vault.token(office)).toBeNull()
    expect(start().account(office)).toEqual(magda)
    vault.forget()
    expect(start().account(office)).toBeNull()
  })

  it('that can no longer be read asks for a new sign-in', () => {
    const { path, start } = computer('darwin')
    start().keep(office, 'secret-token')
    const unreadable = { ...fakeSafeStorage(), decryptString: () => expect.fail('the key has changed') }
    const vault = createTokenVault(path, unreadable, 'darwin')
    expect(vault.token(office)).toBeNull()

    writeFileSync(path, '{"origin":')
    expect(start().token(office)).toBeNull()
  })
})
