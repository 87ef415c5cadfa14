import * as z from 'zod/mini'
import { email } from '../accounts/schema.ts'
import { bilingual, id, language, line, optionalLine, requestKey, text } from '../kernel/ids.ts'
import { requestRow, taskEntry } from '../tasks/schema.ts'
import { longestWords } from './rules.ts'

/** A type of case that the office takes from people who are not signed in. */
export const reportType = z.object({ id, name: bilingual })
export type ReportType = z.infer<typeof reportType>

/** What somebody without an account reports. How to reach them is theirs to give. */
export const createReportInput = z.object({
  requestKey,
  typeId: id,
  title: line(200),
  description: text(longestWords),
  place: line(200),
  name: optionalLine(120),
  phone: optionalLine(40),
  email: z.nullable(email),
  language,
})
export type CreateReportInput = z.infer<typeof createReportInput>

/** The number of a new case and the secret that opens it. The secret is kept nowhere: nobody can say it again. */
export const madeReport = z.object({ number: z.string(), secret: z.string() })
export type MadeReport = z.infer<typeof madeReport>

/** What opens a case. */
export const caseInput = z.object({
  number: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)),
  secret: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
})
export type CaseInput = z.infer<typeof caseInput>

export const replyToCaseInput = z.extend(caseInput, { requestKey, body: text(longestWords) })
export type ReplyToCaseInput = z.infer<typeof replyToCaseInput>

/** A case as whoever reported it sees it: as a client sees a request, without anybody's data. */
export const caseDetail = z.object({
  ...z.omit(requestRow, { id: true, version: true, can: true }).shape,
  description: z.string(),
  place: z.string(),
  canReply: z.boolean(),
  /** The newest lines, oldest of them first; `earlierEntries` says whether there are older ones. */
  entries: z.array(taskEntry),
  earlierEntries: z.boolean(),
})
export type CaseDetail = z.infer<typeof caseDetail>

/** A type of task, and whether strangers may choose it. */
export const offeredType = z.object({ typeId: id, name: bilingual, isOffered: z.boolean() })
export type OfferedType = z.infer<typeof offeredType>
export const setOfferedInput = z.object({ typeId: id, isOffered: z.boolean() })
export type SetOfferedInput = z.infer<typeof setOfferedInput>
