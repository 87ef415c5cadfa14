import type { ErrorCode } from '#shared/domain/kernel/errors.ts'

interface DriverError {
  readonly errno?: number
  readonly code?: string
  readonly sqlMessage?: string
}

/** Deadlock, lock wait, a row changed since it was read, a cluster node that is not ready. */
const passingNumbers = new Set([1205, 1213, 1020, 1047])
const lostCodes = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ECONNREFUSED',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'POOL_CLOSED',
])
const unavailableNames = new Set([
  'SequelizeConnectionError',
  'SequelizeConnectionRefusedError',
  'SequelizeConnectionAcquireTimeoutError',
  'SequelizeConnectionTimedOutError',
  'SequelizeHostNotFoundError',
  'SequelizeHostNotReachableError',
])

/** Which refusal stands for which broken unique or foreign key. Features add theirs by constraint name. */
const refusalOfConstraint: Readonly<Record<string, ErrorCode>> = {
  uq_accounts_login: 'account.login-taken',
  uq_account_groups_name_pl: 'group.name-taken',
  uq_account_groups_name_en: 'group.name-taken',
  uq_clients_number: 'client.number-taken',
  fk_clients_caretaker: 'client.caretaker-unknown',
  uq_service_points_number: 'service-point.number-taken',
  uq_client_accounts_request_key: 'request.key-reused',
  uq_service_points_request_key: 'request.key-reused',
  uq_client_contacts_request_key: 'request.key-reused',
  uq_client_attributes_name_pl: 'attribute.name-taken',
  uq_client_attributes_name_en: 'attribute.name-taken',
  uq_client_attributes_request_key: 'request.key-reused',
  uq_document_kinds_name_pl: 'document-kind.name-taken',
  uq_document_kinds_name_en: 'document-kind.name-taken',
  uq_document_kinds_request_key: 'request.key-reused',
  // A kind that was deleted while something of it was sent.
  fk_documents_kind: 'document.kind-unknown',
  fk_document_sendings_kind: 'document.kind-unknown',
  // A record that was merged into another while something was written for it.
  fk_tasks_client: 'client.not-found',
  fk_service_points_client: 'client.not-found',
  fk_client_contacts_client: 'client.not-found',
  fk_documents_client: 'client.not-found',
  fk_clients_parent: 'client.parent-unknown',
  fk_tasks_type: 'task.type-unknown',
  fk_tasks_assignee: 'task.assignee-unknown',
}

/** Whether running the transaction again may end well. Of a silent network it would only be found out as slowly. */
export function isPassing(error: unknown): boolean {
  return isContended(error) || causes(error).some((cause) => isLost(cause) && cause.code !== 'ETIMEDOUT')
}

/** Whether others stood in the way: a deadlock, a lock that was waited for too long. */
export function isContended(error: unknown): boolean {
  return causes(error).some((cause) => passingNumbers.has(cause.errno ?? 0))
}

/** Whether the database could not be reached or went away. */
export function isUnavailable(error: unknown): boolean {
  return causes(error).some(
    (cause) => isLost(cause) || unavailableNames.has((cause as { name?: string }).name ?? ''),
  )
}

/** The name of the unique or foreign key a statement broke, or null. */
export function brokenConstraint(error: unknown): string | null {
  for (const cause of causes(error)) {
    const message = cause.sqlMessage ?? ''
    if (cause.errno === 1062) return /for key '(?:[^'.]+\.)?([^']+)'/.exec(message)?.[1] ?? null
    if (cause.errno === 1452 || cause.errno === 1451) return /CONSTRAINT `([^`]+)`/.exec(message)?.[1] ?? null
  }
  return null
}

/** The refusal that stands for a broken constraint, or null when it is a bug. */
export function refusalOfBrokenConstraint(error: unknown): ErrorCode | null {
  const constraint = brokenConstraint(error)
  return constraint === null ? null : (refusalOfConstraint[constraint] ?? null)
}

function isLost(cause: DriverError): boolean {
  return (
    lostCodes.has(cause.code ?? '') ||
    /Connection lost|connection is in closed state|Pool is closed/.test(messageOf(cause))
  )
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : ''
}

/** The error and everything it wraps: tRPC keeps the thrown one in `cause`, Sequelize in `parent`. */
function causes(error: unknown): DriverError[] {
  const found: DriverError[] = []
  let next: unknown = error
  while (typeof next === 'object' && next !== null && found.length < 8) {
    found.push(next)
    const { cause, parent } = next as { cause?: unknown; parent?: unknown }
    next = parent ?? cause
  }
  return found
}
