/**
 * The catalogue of refusals: every code an office or a client can be answered with, and the transport code
 * it travels under. The sentences live in `shared/messages`, one per code and language.
 */
export type TransportCode =
  | 'BAD_REQUEST'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'PRECONDITION_FAILED'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'TOO_MANY_REQUESTS'
  | 'INTERNAL_SERVER_ERROR'
  | 'SERVICE_UNAVAILABLE'

export const errorCatalogue = {
  'input.invalid': 'BAD_REQUEST',
  'page.cursor-invalid': 'BAD_REQUEST',
  'row.stale': 'CONFLICT',
  'request.key-reused': 'CONFLICT',
  'request.too-many': 'TOO_MANY_REQUESTS',
  'request.origin-refused': 'FORBIDDEN',
  'permission.missing': 'FORBIDDEN',
  'session.missing': 'UNAUTHORIZED',
  'session.expired': 'UNAUTHORIZED',
  'server.fault': 'INTERNAL_SERVER_ERROR',
  'server.unreachable': 'SERVICE_UNAVAILABLE',
  'server.busy': 'SERVICE_UNAVAILABLE',
  'database.unavailable': 'SERVICE_UNAVAILABLE',
  'client.too-old': 'PRECONDITION_FAILED',
  'procedure.not-found': 'NOT_FOUND',

  'account.not-found': 'NOT_FOUND',
  'account.wrong-login-or-password': 'UNAUTHORIZED',
  'account.locked-for-now': 'TOO_MANY_REQUESTS',
  'account.login-taken': 'CONFLICT',
  'account.password-too-short': 'BAD_REQUEST',
  'account.password-too-common': 'BAD_REQUEST',
  'account.password-same': 'BAD_REQUEST',
  'account.password-wrong': 'BAD_REQUEST',
  'account.password-must-change': 'FORBIDDEN',
  'account.link-invalid': 'BAD_REQUEST',
  'account.disabled': 'CONFLICT',
  'account.email-missing': 'BAD_REQUEST',
  'account.last-administrator': 'CONFLICT',
  'account.own': 'CONFLICT',
  'account.beyond-rights': 'FORBIDDEN',
  'account.group-missing': 'CONFLICT',
  'account.group-of-other-kind': 'BAD_REQUEST',
  'account.import-changed': 'CONFLICT',
  'account.import-empty': 'BAD_REQUEST',
  'group.not-found': 'NOT_FOUND',
  'group.name-taken': 'CONFLICT',
  'group.parent-unknown': 'BAD_REQUEST',
  'group.kind-differs': 'BAD_REQUEST',
  'group.makes-ring': 'CONFLICT',
  'group.permission-of-other-kind': 'BAD_REQUEST',
  'group.built-in': 'CONFLICT',
  'group.has-members': 'CONFLICT',
  'group.has-children': 'CONFLICT',
  'group.in-use': 'CONFLICT',

  'account.reaches-others': 'FORBIDDEN',
  'account.already-of-client': 'CONFLICT',
  'delegate.already-granted': 'CONFLICT',
  'delegate.too-many': 'CONFLICT',
  'delegate.too-many-today': 'TOO_MANY_REQUESTS',
  'delegate.login-unknown': 'BAD_REQUEST',
  'delegate.until-in-past': 'BAD_REQUEST',
  'activation.refused': 'BAD_REQUEST',
  'activation.proof-not-taken': 'CONFLICT',
  'activation.proof-awaited': 'CONFLICT',

  'client.not-found': 'NOT_FOUND',
  'client.number-taken': 'CONFLICT',
  'client.nip-invalid': 'BAD_REQUEST',
  'client.regon-invalid': 'BAD_REQUEST',
  'client.pesel-invalid': 'BAD_REQUEST',
  'client.account-tab-closed': 'FORBIDDEN',
  'client.caretaker-unknown': 'BAD_REQUEST',
  'client.merge-same': 'BAD_REQUEST',
  'client.merge-family': 'CONFLICT',
  'client.parent-unknown': 'BAD_REQUEST',
  'client.parent-ring': 'BAD_REQUEST',
  'client.parent-too-deep': 'BAD_REQUEST',
  'service-point.not-found': 'NOT_FOUND',
  'service-point.number-taken': 'CONFLICT',
  'service-point.dates-reversed': 'BAD_REQUEST',
  'contact.not-found': 'NOT_FOUND',
  'contact.empty': 'BAD_REQUEST',
  'attribute.not-found': 'NOT_FOUND',
  'attribute.name-taken': 'CONFLICT',
  'attribute.too-many': 'CONFLICT',
  'attribute.choices-missing': 'BAD_REQUEST',
  'attribute.choice-used': 'CONFLICT',
  'attribute.retired': 'CONFLICT',

  'portlet.not-permitted': 'CONFLICT',

  'task.not-found': 'NOT_FOUND',
  'task.already-taken': 'CONFLICT',
  'task.move-not-allowed': 'CONFLICT',
  'task.ended': 'CONFLICT',
  'task.assignee-unknown': 'BAD_REQUEST',
  'task.assignee-same': 'CONFLICT',
  'task.reason-missing': 'BAD_REQUEST',
  'task.type-unknown': 'BAD_REQUEST',
  'task.type-not-offered': 'CONFLICT',
  'task.due-in-past': 'BAD_REQUEST',
  'task.has-client': 'CONFLICT',
  'case.not-found': 'NOT_FOUND',
  'report.too-many': 'TOO_MANY_REQUESTS',

  'document.not-found': 'NOT_FOUND',
  'document.kind-unknown': 'BAD_REQUEST',
  'document.kind-not-offered': 'CONFLICT',
  'document.withdrawn-already': 'CONFLICT',
  'document.sending-ended': 'CONFLICT',
  'document.sending-withdrawing': 'CONFLICT',
  'document.nothing-to-withdraw': 'CONFLICT',
  'document.nobody': 'BAD_REQUEST',
  'document.group-unknown': 'BAD_REQUEST',
  'document.list-empty': 'BAD_REQUEST',
  'document.list-changed': 'CONFLICT',

  'document-kind.name-taken': 'CONFLICT',
  'document-kind.too-many': 'CONFLICT',
  'document-kind.nobody-sends': 'BAD_REQUEST',
  'document-kind.used': 'CONFLICT',

  'window.no-such-day': 'BAD_REQUEST',
  'window.in-gap': 'BAD_REQUEST',
  'window.reversed': 'BAD_REQUEST',
  'window.too-early': 'BAD_REQUEST',
  'window.too-late': 'BAD_REQUEST',
  'window.endless-repeat': 'BAD_REQUEST',
  'window.too-many': 'BAD_REQUEST',

  'publication.not-found': 'NOT_FOUND',
  'publication.nothing-open': 'CONFLICT',
  'publication.page-exists': 'CONFLICT',
  'publication.title-missing': 'BAD_REQUEST',
  'publication.alt-missing': 'BAD_REQUEST',
  'publication.template-missing': 'BAD_REQUEST',
  'publication.works-missing': 'BAD_REQUEST',
  'publication.works-reversed': 'BAD_REQUEST',
  'publication.review-needed': 'CONFLICT',
  'publication.second-person': 'CONFLICT',
  'publication.withdrawn-already': 'CONFLICT',
  'publication.never-shown': 'CONFLICT',
  'publication.group-unknown': 'BAD_REQUEST',
  'publication.not-planned': 'CONFLICT',
  'publication.draft-exists': 'CONFLICT',
  'publication.not-told': 'BAD_REQUEST',

  'appearance.colour-unreadable': 'BAD_REQUEST',
  'appearance.nothing-to-publish': 'CONFLICT',
  'appearance.in-the-past': 'BAD_REQUEST',
  'appearance.version-unknown': 'NOT_FOUND',
  'appearance.not-planned': 'CONFLICT',
  'appearance.picture-unknown': 'BAD_REQUEST',
  'picture.too-large': 'PAYLOAD_TOO_LARGE',
  'picture.too-many-dots': 'PAYLOAD_TOO_LARGE',
  'picture.unreadable': 'UNSUPPORTED_MEDIA_TYPE',
  'picture.active': 'UNSUPPORTED_MEDIA_TYPE',

  'file.not-found': 'NOT_FOUND',
  'file.too-large': 'PAYLOAD_TOO_LARGE',
  'file.empty': 'BAD_REQUEST',
  'file.type-not-allowed': 'UNSUPPORTED_MEDIA_TYPE',
  'file.type-mismatch': 'UNSUPPORTED_MEDIA_TYPE',
  'file.name-missing': 'BAD_REQUEST',
  'file.duplicate': 'CONFLICT',
  'file.too-many': 'BAD_REQUEST',
  'file.interrupted': 'BAD_REQUEST',
} as const satisfies Record<string, TransportCode>

export type ErrorCode = keyof typeof errorCatalogue

/** What a refusal carries besides its code: numbers and names for the sentence, field problems, what changed meanwhile. */
export type RefusalDetails = Readonly<Record<string, unknown>>

/** An expected refusal. Anything else that is thrown is a bug and answered as `server.fault` with the request id. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: RefusalDetails

  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get transportCode(): TransportCode {
    return errorCatalogue[this.code]
  }
}

/** The shape in which a refusal reaches a window: under `data.refusal` of a tRPC error, or as the JSON body of a file route. */
export interface Refusal {
  readonly code: ErrorCode
  readonly details: RefusalDetails
  readonly requestId: string
}
