import { join } from 'node:path'
import { createTokenVault, type TokenVault } from '#desktop/main/token-vault.ts'
import { fakeSafeStorage } from './fake-electron.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The real vault over a folder of the test and a safe storage that only turns text around. */
export function temporaryVault(): TokenVault {
  return createTokenVault(join(temporaryFolder(), 'session.json'), fakeSafeStorage(), 'darwin')
}
