import type { ErrorCode } from '#shared/domain/kernel/errors.ts'
import { errorsDesk } from './errors-desk.ts'
import { errorsPortal } from './errors-portal.ts'

/** A sentence for every refusal. */
export const errors = { ...errorsPortal, ...errorsDesk } satisfies Readonly<Record<ErrorCode, string>>
