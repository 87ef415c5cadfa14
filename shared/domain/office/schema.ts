import * as z from 'zod/mini'

/** The version of the conversation between the desktop app and the server; raised when an older app would go wrong. */
export const apiVersion = 1

/** What anyone may know of the office before signing in. */
export const officeInfo = z.object({
  name: z.string(),
  timeZone: z.string(),
  version: z.string(),
  mailWorks: z.boolean(),
})
export type OfficeInfo = z.infer<typeof officeInfo>

/** What `/health` answers. */
export const health = z.object({ status: z.enum(['ok', 'database-unavailable']), apiVersion: z.int() })
