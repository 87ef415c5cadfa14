import * as z from 'zod/mini'
import { jsonFile } from './json-file.ts'
import { parseServerAddress } from './server-address.ts'

const settingsContent = z.object({
  serverAddress: z.nullable(z.string()),
  preferences: z.record(z.string(), z.string()),
})

export interface Settings {
  serverAddress: () => string | null
  setServerAddress(address: string): void
  preference(key: string): string | null
  setPreference(key: string, value: string | null): void
}

/**
 * What this computer remembers between starts. A server address given from outside (`OKIENKO_SERVER`, as the local
 * office does) counts for this run only and is checked like a typed one; a wrong one is passed over.
 */
export function createSettings(path: string, givenAddress: string | undefined): Settings {
  const file = jsonFile(path, settingsContent, { serverAddress: null, preferences: {} })
  const content = file.read()
  const forThisRun = givenAddress === undefined ? null : parseServerAddress(givenAddress)
  let serverAddress = forThisRun?.ok ? forThisRun.origin : content.serverAddress

  return {
    serverAddress: () => serverAddress,
    setServerAddress(address) {
      serverAddress = content.serverAddress = address
      file.write(content)
    },
    preference: (key) =>
      Object.hasOwn(content.preferences, key) ? (content.preferences[key] ?? null) : null,
    setPreference(key, value) {
      const { [key]: _replaced, ...others } = content.preferences
      content.preferences = value === null ? others : { ...others, [key]: value }
      file.write(content)
    },
  }
}
