import * as z from 'zod/mini'
import { id, version } from '../kernel/ids.ts'
import { pageInput } from '../kernel/page.ts'
import { clientRow } from './schema.ts'

export const getFamilyInput = z.extend(pageInput, { clientId: id })
export type GetFamilyInput = z.infer<typeof getFamilyInput>

/** Which client this one belongs to, such as the head office of a branch, and a page of those that belong to it. */
export const clientFamily = z.object({
  parent: z.nullable(z.object({ id, number: z.string(), name: z.string() })),
  rows: z.array(clientRow),
  nextCursor: z.nullable(z.string()),
})
export type ClientFamily = z.infer<typeof clientFamily>

/** No parent takes the client out of its family. */
export const setParentInput = z.object({ clientId: id, version, parentId: z.nullable(id) })
export type SetParentInput = z.infer<typeof setParentInput>

/** So many clients may stand one above the other. */
export const mostLevels = 5
