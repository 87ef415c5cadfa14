import * as z from 'zod/mini'
import {
  caseDetail,
  caseInput,
  createReportInput,
  madeReport,
  offeredType,
  replyToCaseInput,
  reportType,
  setOfferedInput,
} from '#shared/domain/reports/schema.ts'
import { attemptOutput } from '#server/platform/trpc/attempts.ts'
import { attempt, command, publicQuery, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { replyToCase, viewCase } from './cases.ts'
import { createReport } from './create-report.ts'
import { listOfferedTypes, listReportTypes, setOffered } from './types.ts'

/** People without an account report and ask how things stand. */
export const reportsPortalRouter = router({
  types: publicQuery()
    .output(z.array(reportType))
    .query(({ ctx }) => listReportTypes(ctx.sql)),
  create: attempt()
    .input(createReportInput)
    .output(attemptOutput(madeReport))
    .mutation(({ ctx, input }) => createReport(ctx, input)),
  status: attempt()
    .input(caseInput)
    .output(attemptOutput(caseDetail))
    .mutation(({ ctx, input }) => viewCase(ctx, input)),
  reply: attempt()
    .input(replyToCaseInput)
    .output(attemptOutput(caseDetail))
    .mutation(({ ctx, input }) => replyToCase(ctx, input)),
})

/** The office says what people without an account may report. */
export const reportsStaffRouter = router({
  types: query('portlet.manage')
    .output(z.array(offeredType))
    .query(({ ctx }) => listOfferedTypes(ctx.sql)),
  setOffered: command('portlet.manage')
    .input(setOfferedInput)
    .output(z.array(offeredType))
    .mutation(({ ctx, input }) => setOffered(ctx, input)),
})
