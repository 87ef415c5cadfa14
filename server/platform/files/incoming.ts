import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { id, requestKey } from '#shared/domain/kernel/ids.ts'
import { cleanFileName } from './names.ts'
import type { Incoming } from './upload.ts'

/** An id in the path of a file route. */
export const idInPath = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,15}$/)), z.pipe(z.transform(Number), id))

/** What the headers of an upload say; the keys are UUIDs, so that nothing else reaches a column of theirs. */
export function incoming(request: FastifyRequest): Incoming {
  const { headers, body } = request
  const key = requestKey.safeParse(headers['x-request-key'])
  if (!key.success) throw new AppError('input.invalid', { fields: { 'x-request-key': 'uuid' } })
  const draft = z.optional(requestKey).safeParse(headers['x-draft-key'])
  if (!draft.success) throw new AppError('input.invalid', { fields: { 'x-draft-key': 'uuid' } })
  const name = headers['x-file-name']
  return {
    name: cleanFileName(typeof name === 'string' ? name : undefined),
    requestKey: key.data,
    draftKey: draft.data ?? null,
    bytes: body instanceof Readable ? body : Readable.from([]),
  }
}
