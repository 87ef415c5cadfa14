import * as z from 'zod/mini'
import { csvDelimiter, csvEncoding, csvFile, csvProblem } from '../kernel/csv.ts'
import { bilingual, id, instant, line, requestKey, version } from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'
import { attachment, mostAttachments, taskStatus } from '../tasks/schema.ts'

/** `in`: sent by the client to the office; `out`: sent by the office to the client. */
const documentDirections = ['in', 'out'] as const
const direction = z.enum(documentDirections)
export type DocumentDirection = z.infer<typeof direction>

export const documentKind = z.object({
  id,
  code: z.string(),
  name: bilingual,
  clientsMaySend: z.boolean(),
  officeMaySend: z.boolean(),
})
export type DocumentKind = z.infer<typeof documentKind>

const document = {
  id,
  direction,
  kind: z.pick(documentKind, { code: true, name: true }),
  /** Empty for what clients send: its kind is its title. */
  title: z.string(),
  note: z.string(),
  files: z.array(attachment),
  sentAt: instant,
  sentByName: z.string(),
  /** When the other side first downloaded one of its files. */
  openedAt: z.nullable(instant),
  /** The task that a client's document has become or joined, where the reader may see it. */
  task: z.nullable(z.object({ id, number: z.string(), title: z.string(), status: taskStatus })),
}

/** A document as the office sees it. */
export const documentRow = z.object({
  ...document,
  openedByName: z.nullable(z.string()),
  /** Taken back by the office: the client does not see it any more. */
  withdrawn: z.nullable(z.object({ at: instant, byName: z.string(), reason: z.string() })),
  can: z.object({ withdraw: z.boolean() }),
})
export type DocumentRow = z.infer<typeof documentRow>
export const documentPage = page(documentRow)

/** The same document as its client sees it. */
export const ownDocumentRow = z.object({ ...document, isNew: z.boolean() })
export type OwnDocumentRow = z.infer<typeof ownDocumentRow>
export const ownDocumentPage = page(ownDocumentRow)

export const listDocumentsInput = z.extend(pageInput, {
  clientId: id,
  direction: z.enum([...documentDirections, 'all']),
})
export type ListDocumentsInput = z.infer<typeof listDocumentsInput>

export const countDocumentsInput = z.object({ clientId: id })
/** How many documents of the office nobody has opened yet; capped at `mostNewCounted`. */
export const documentCounts = z.object({ new: z.int() })
export const mostNewCounted = 100

const attachmentIds = z.array(id).check(z.minLength(1), z.maxLength(mostAttachments))
const note = z.string().check(z.trim(), z.maxLength(2000))

/** What a client sends; with a `requestId` it joins that open request, else a new one is made of it. */
export const addDocumentInput = z.object({
  requestKey,
  clientId: id,
  kindId: id,
  note,
  attachmentIds,
  requestId: z.nullable(id),
})
export type AddDocumentInput = z.infer<typeof addDocumentInput>
export const addedDocument = z.object({ documentId: id, request: z.object({ id, number: z.string() }) })
export type AddedDocument = z.infer<typeof addedDocument>

const letter = { requestKey, kindId: id, title: line(200), note }

/** What the office sends to one client. */
export const sendDocumentInput = z.object({ ...letter, clientId: id, attachmentIds })
export type SendDocumentInput = z.infer<typeof sendDocumentInput>

export const withdrawDocumentInput = z.object({ clientId: id, documentId: id, reason: line(500) })
export type WithdrawDocumentInput = z.infer<typeof withdrawDocumentInput>

/** The same files to every client of a group of accounts, and of the groups that inherit from it where asked. */
export const sendToGroupInput = z.object({
  ...letter,
  groupId: id,
  withGroupsBelow: z.boolean(),
  attachmentIds,
})
export type SendToGroupInput = z.infer<typeof sendToGroupInput>

/**
 * A group of client accounts and how many clients its accounts are for; `clientsWithBelow` counts the groups that
 * inherit from it too, null where there are none.
 */
export const audience = z.object({
  groupId: id,
  name: bilingual,
  clients: z.int(),
  clientsWithBelow: z.nullable(z.int()),
})
export type Audience = z.infer<typeof audience>

/** The most lines of a list and the most files that are sent with one. */
export const mostListed = 2000

/** A CSV file that says which client gets which of the uploaded files. */
export const checkListInput = z.object({
  file: csvFile,
  fileIds: z.array(id).check(z.maxLength(mostListed)),
})
export type CheckListInput = z.infer<typeof checkListInput>

/** What is wrong with a list beside what is wrong with any CSV file. */
export const listProblemCodes = [
  'client-unknown',
  'client-ambiguous',
  'file-missing',
  'file-ambiguous',
  'line-twice',
] as const
export type ListProblemCode = (typeof listProblemCodes)[number]

/** What a list would do; `refusedLines` is the file of the lines to correct, empty when there are none. */
export const listCheck = z.object({
  encoding: csvEncoding,
  delimiter: csvDelimiter,
  accepted: z.int(),
  refused: z.int(),
  clients: z.int(),
  problemCount: z.int(),
  problems: z.array(csvProblem),
  refusedLines: z.string(),
  /** The first clients as the list has them, to be looked over before anything is sent. */
  recipients: z.array(z.object({ number: z.string(), name: z.string(), files: z.array(z.string()) })),
  /** Files that no right line names; they are not sent. */
  unusedFiles: z.array(z.string()),
})
export type ListCheck = z.infer<typeof listCheck>
export const mostShownRecipients = 20

/** Repeats what the check said, so that nothing is sent that nobody has seen. */
export const sendListInput = z.extend(checkListInput, { ...letter, accepted: z.int(), refused: z.int() })
export type SendListInput = z.infer<typeof sendListInput>

/**
 * How far documents to many clients have come, and once they are taken back, how far that is; `partly-withdrawn` where
 * those who had opened theirs keep it.
 */
const sendingStates = [
  'running',
  'finished',
  'stopped',
  'withdrawing',
  'withdrawn',
  'partly-withdrawn',
] as const
export type SendingState = (typeof sendingStates)[number]

/** How documents to many clients were taken back, last time; `total` is how many of them shall be gone in the end. */
const withdrawal = z.object({
  at: instant,
  byName: z.string(),
  reason: z.string(),
  keepsOpened: z.boolean(),
  total: z.int(),
})

/** Documents sent to many clients at once. */
export const sendingRow = z.object({
  id,
  how: z.enum(['group', 'list']),
  groupName: z.nullable(bilingual),
  withGroupsBelow: z.boolean(),
  kind: z.pick(documentKind, { code: true, name: true }),
  title: z.string(),
  recipients: z.int(),
  delivered: z.int(),
  opened: z.int(),
  /** Taken back, at one stroke or one by one. */
  withdrawn: z.int(),
  createdAt: instant,
  createdByName: z.string(),
  state: z.enum(sendingStates),
  withdrawal: z.nullable(withdrawal),
  version,
  can: z.object({ stop: z.boolean(), withdraw: z.boolean() }),
})
export type SendingRow = z.infer<typeof sendingRow>
export const sendingPage = page(sendingRow)

export const ofSendingInput = z.object({ sendingId: id })

export const stopSendingInput = z.object({ sendingId: id, version })
export type StopSendingInput = z.infer<typeof stopSendingInput>

/** What taking a sending back would do: how many clients have opened their document, and how many have not. */
export const withdrawalPreview = z.object({ sending: sendingRow, opened: z.int(), unopened: z.int() })
export type WithdrawalPreview = z.infer<typeof withdrawalPreview>

/** With `keepsOpened` clients keep what they have opened before it comes to their turn. */
export const withdrawSendingInput = z.object({
  sendingId: id,
  version,
  reason: line(500),
  keepsOpened: z.boolean(),
})
export type WithdrawSendingInput = z.infer<typeof withdrawSendingInput>
