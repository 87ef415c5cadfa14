import { officeInfo, type OfficeInfo } from '#shared/domain/office/schema.ts'
import type { Env } from '#server/env.ts'
import { publicQuery } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { programVersion } from '#server/version.ts'

/** What anyone may know of the office before signing in. */
export function describeOffice(env: Env): OfficeInfo {
  return {
    name: env.OFFICE_NAME,
    timeZone: env.OFFICE_TIME_ZONE,
    version: programVersion,
    mailWorks: env.SMTP_URL !== undefined,
  }
}

export const officeRouter = router({
  info: publicQuery()
    .output(officeInfo)
    .query(({ ctx }) => describeOffice(ctx.env)),
})
