import type { SafeStorage } from 'electron'
import * as z from 'zod/mini'
import { rememberedAccount, type RememberedAccount } from '#desktop/bridge/contract.ts'
import { jsonFile } from './json-file.ts'

const vaultContent = z.object({
  origin: z.string(),
  account: z.nullable(rememberedAccount),
  /** Encrypted by the system's vault, base64. */
  token: z.nullable(z.string()),
})

export interface TokenVault {
  /** `memory` where the system offers no real vault: the token then ends with this run. */
  kind(): 'system' | 'memory'
  /** The token of that server; never handed out for another one. */
  token(origin: string): string | null
  keep(origin: string, token: string): void
  /** Lets go of this very token; one that has replaced it meanwhile stays. */
  drop(token: string): void
  account(origin: string): RememberedAccount | null
  remember(origin: string, account: RememberedAccount): void
  /** Forgets token and account. */
  forget(): void
}

/** Keeps the session's token encrypted by the operating system, together with who signed in where. */
export function createTokenVault(
  path: string,
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
): TokenVault {
  const empty = { origin: '', account: null, token: null }
  const file = jsonFile(path, vaultContent, empty)
  const stored = file.read()
  const kind = hasRealVault(safeStorage, platform) ? 'system' : 'memory'
  let { origin, account } = stored
  let token = kind === 'system' && stored.token !== null ? decrypt(safeStorage, stored.token) : null

  function save(): void {
    const encrypted =
      kind === 'system' && token !== null ? safeStorage.encryptString(token).toString('base64') : null
    file.write({ origin, account, token: encrypted })
  }

  function moveTo(newOrigin: string): void {
    if (newOrigin === origin) return
    origin = newOrigin
    account = null
    token = null
  }

  return {
    kind: () => kind,
    token: (askedOrigin) => (askedOrigin === origin ? token : null),
    account: (askedOrigin) => (askedOrigin === origin ? account : null),
    keep(newOrigin, newToken) {
      moveTo(newOrigin)
      token = newToken
      save()
    },
    drop(oldToken) {
      if (token !== oldToken) return
      token = null
      save()
    },
    remember(newOrigin, newAccount) {
      moveTo(newOrigin)
      account = newAccount
      save()
    },
    forget() {
      account = null
      token = null
      save()
    },
  }
}

/** `basic_text` only hides the token behind a password that is the same on every computer. */
function hasRealVault(safeStorage: SafeStorage, platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
}

function decrypt(safeStorage: SafeStorage, encrypted: string): string | null {
  try {
    return safeStorage.decryptString(Buffer.from(encrypted, 'base64'))
  } catch {
    // The system's key was replaced, as after moving to another computer: the person signs in again.
    return null
  }
}
