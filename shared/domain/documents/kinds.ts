import * as z from 'zod/mini'
import { id, line, requestKey, version } from '../kernel/ids.ts'
import { documentKind } from './schema.ts'

/** In a longer list nobody finds the right kind. */
export const mostKinds = 60

/** A kind of document as the office defines it. A retired one is given to no new document. */
export const definedKind = z.extend(documentKind, { isRetired: z.boolean(), version })
export type DefinedKind = z.infer<typeof definedKind>

const definition = {
  name: z.object({ pl: line(80), en: line(80) }),
  clientsMaySend: z.boolean(),
  officeMaySend: z.boolean(),
}

export const defineKindInput = z.object({ requestKey, ...definition })
export type DefineKindInput = z.infer<typeof defineKindInput>

export const redefineKindInput = z.object({ kindId: id, version, ...definition })
export type RedefineKindInput = z.infer<typeof redefineKindInput>

export const retireKindInput = z.object({ kindId: id, version, isRetired: z.boolean() })
export type RetireKindInput = z.infer<typeof retireKindInput>

export const removeKindInput = z.object({ kindId: id, version })
export type RemoveKindInput = z.infer<typeof removeKindInput>

/** The kinds in the order in which they shall be offered. */
export const orderKindsInput = z.object({ kindIds: z.array(id).check(z.maxLength(500)) })
export type OrderKindsInput = z.infer<typeof orderKindsInput>
