import type { ErrorCode } from '#shared/domain/kernel/errors.ts'
import { errorsDesk } from './errors-desk.ts'
import { errorsPortal } from './errors-portal.ts'

export const errors = { ...errorsPortal, ...errorsDesk } satisfies Readonly<Record<ErrorCode, string>>
