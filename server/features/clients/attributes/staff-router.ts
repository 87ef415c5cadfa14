import * as z from 'zod/mini'
import {
  attribute,
  clientAttributes,
  defineAttributeInput,
  orderAttributesInput,
  redefineAttributeInput,
  retireAttributeInput,
  setAttributesInput,
} from '#shared/domain/clients/attributes.ts'
import { ofClientInput } from '#shared/domain/clients/consents.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { defineAttribute } from './define-attribute.ts'
import { getClientAttributes, listAttributes } from './queries.ts'
import { orderAttributes, redefineAttribute, retireAttribute } from './redefine-attribute.ts'
import { setAttributes } from './set-attributes.ts'

const attributes = z.array(attribute)

export const attributesStaffRouter = router({
  list: query('client.read')
    .output(attributes)
    .query(({ ctx }) => listAttributes(ctx.sql)),

  ofClient: query('client.read')
    .input(ofClientInput)
    .output(clientAttributes)
    .query(({ ctx, input }) => getClientAttributes(ctx, input.clientId)),

  set: command('client.edit')
    .input(setAttributesInput)
    .output(clientAttributes)
    .mutation(async ({ ctx, input }) => {
      await setAttributes(ctx, input)
      return getClientAttributes(ctx, input.clientId)
    }),

  define: command('client.define-attributes')
    .input(defineAttributeInput)
    .output(attributes)
    .mutation(async ({ ctx, input }) => {
      await defineAttribute(ctx, input)
      return listAttributes(ctx.sql)
    }),

  redefine: command('client.define-attributes')
    .input(redefineAttributeInput)
    .output(attributes)
    .mutation(async ({ ctx, input }) => {
      await redefineAttribute(ctx, input)
      return listAttributes(ctx.sql)
    }),

  retire: command('client.define-attributes')
    .input(retireAttributeInput)
    .output(attributes)
    .mutation(async ({ ctx, input }) => {
      await retireAttribute(ctx, input)
      return listAttributes(ctx.sql)
    }),

  order: command('client.define-attributes')
    .input(orderAttributesInput)
    .output(attributes)
    .mutation(async ({ ctx, input }) => {
      await orderAttributes(ctx, input)
      return listAttributes(ctx.sql)
    }),
})
