import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type * as z from 'zod/mini'

export interface JsonFile<Content> {
  read(): Content
  write(content: Content): void
}

/**
 * A small document in the person's data folder, readable by that person only. A missing or damaged file reads as
 * the fallback; writing replaces the file whole, so that a crash leaves either the old or the new one.
 */
export function jsonFile<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  fallback: z.infer<Schema>,
): JsonFile<z.infer<Schema>> {
  return {
    read() {
      try {
        const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
        return parsed.success ? parsed.data : fallback
      } catch {
        return fallback
      }
    },
    write(content) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(`${path}.new`, JSON.stringify(content), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
  }
}
