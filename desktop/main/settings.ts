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

const serverArgument = '--server='

/**
 * What this computer remembers between starts. An address given as `--server=…` counts for this run only and is
 * checked like a typed one; a wrong one is passed over.
 */
export function createSettings(path: string, programArguments: readonly string[]): Settings {
  const file = jsonFile(path, settingsContent, { serverAddress: null, preferences: {} })
  const content = file.read()
  const given = programArguments.find((argument) => argument.startsWith(serverArgument))
  const forThisRun = given === undefined ? null : parseServerAddress(given.slice(serverArgument.length))
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
