import * as z from 'zod/mini'
import {
  definedKind,
  defineKindInput,
  orderKindsInput,
  redefineKindInput,
  removeKindInput,
  retireKindInput,
} from '#shared/domain/documents/kinds.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { orderKinds, redefineKind, removeKind, retireKind } from './change-kind.ts'
import { defineKind } from './define-kind.ts'
import { listKinds } from './queries.ts'

const kinds = z.array(definedKind)

export const documentKindsStaffRouter = router({
  list: query('document.read')
    .output(kinds)
    .query(({ ctx }) => listKinds(ctx.sql)),

  define: command('document.define-kinds')
    .input(defineKindInput)
    .output(kinds)
    .mutation(async ({ ctx, input }) => {
      await defineKind(ctx, input)
      return listKinds(ctx.sql)
    }),

  redefine: command('document.define-kinds')
    .input(redefineKindInput)
    .output(kinds)
    .mutation(async ({ ctx, input }) => {
      await redefineKind(ctx, input)
      return listKinds(ctx.sql)
    }),

  retire: command('document.define-kinds')
    .input(retireKindInput)
    .output(kinds)
    .mutation(async ({ ctx, input }) => {
      await retireKind(ctx, input)
      return listKinds(ctx.sql)
    }),

  remove: command('document.define-kinds')
    .input(removeKindInput)
    .output(kinds)
    .mutation(async ({ ctx, input }) => {
      await removeKind(ctx, input)
      return listKinds(ctx.sql)
    }),

  order: command('document.define-kinds')
    .input(orderKindsInput)
    .output(kinds)
    .mutation(async ({ ctx, input }) => {
      await orderKinds(ctx, input)
      return listKinds(ctx.sql)
    }),
})
