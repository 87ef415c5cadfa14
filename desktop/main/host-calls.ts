import type { BridgeCalls, CallInput, HostState } from '#desktop/bridge/contract.ts'
import { parseServerAddress, refusalOfServer } from './server-address.ts'
import type { Settings } from './settings.ts'
import type { TokenVault } from './token-vault.ts'

export interface HostParts {
  appVersion: string
  platform: NodeJS.Platform
  settings: Settings
  vault: TokenVault
  fetch: typeof globalThis.fetch
  notify(input: CallInput<'notify'>): void
  showBadge(counts: CallInput<'setBadge'>): void
  openInBrowser(url: string): Promise<void>
  onServerChanged(serverAddress: string): void
  onPreference(key: string): void
}

/** What main does for each call of the contract. */
export function createHostCalls(parts: HostParts): BridgeCalls {
  const { settings, vault } = parts

  return {
    getState() {
      const serverAddress = settings.serverAddress()
      return Promise.resolve({
        serverAddress,
        appVersion: parts.appVersion,
        platform: platformName(parts.platform),
        vault: vault.kind(),
        account: serverAddress === null ? null : vault.account(serverAddress),
        hasSession: serverAddress !== null && vault.token(serverAddress) !== null,
      })
    },

    async setServerAddress({ address }) {
      const parsed = parseServerAddress(address)
      if (!parsed.ok) return parsed
      const refusal = await refusalOfServer(parts.fetch, parsed.origin, parts.appVersion)
      if (refusal) return { ok: false, refusal }

      const isOther = parsed.origin !== settings.serverAddress()
      settings.setServerAddress(parsed.origin)
      if (isOther) {
        vault.forget()
        parts.onServerChanged(parsed.origin)
      }
      return { ok: true, serverAddress: parsed.origin }
    },

    signedIn(account) {
      const serverAddress = settings.serverAddress()
      if (serverAddress !== null) vault.remember(serverAddress, account)
      return Promise.resolve(undefined)
    },

    signOut() {
      const serverAddress = settings.serverAddress()
      const token = serverAddress === null ? null : vault.token(serverAddress)
      if (token !== null) vault.drop(token)
      return Promise.resolve(undefined)
    },

    notify(input) {
      parts.notify(input)
      return Promise.resolve(undefined)
    },

    setBadge(counts) {
      parts.showBadge(counts)
      return Promise.resolve(undefined)
    },

    async openExternal({ url }) {
      const serverAddress = settings.serverAddress()
      if (serverAddress === null || !URL.canParse(url) || new URL(url).origin !== serverAddress) return false
      await parts.openInBrowser(new URL(url).href)
      return true
    },

    getPreference: ({ key }) => Promise.resolve(settings.preference(key)),

    setPreference({ key, value }) {
      settings.setPreference(key, value)
      parts.onPreference(key)
      return Promise.resolve(undefined)
    },
  }
}

function platformName(platform: NodeJS.Platform): HostState['platform'] {
  if (platform === 'win32') return 'windows'
  return platform === 'darwin' ? 'mac' : 'linux'
}
