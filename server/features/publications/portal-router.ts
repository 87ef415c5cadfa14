import * as z from 'zod/mini'
import {
  forClientInput,
  getForClientInput,
  getPublicInput,
  latestInput,
  latestPublications as latest,
  listPublicInput,
  outagesInput,
  pageOfRoleInput,
  publicItemPage,
  publicOutages,
  publicPublication,
  publicStreet,
  templateKind,
} from '#shared/domain/publications/public.ts'
import { publicQuery, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { getForClient, listForClient } from './client-queries.ts'
import { publicStreets, publicTemplateKinds } from './public-facts.ts'
import {
  getPublication,
  latestPublications,
  listOutages,
  listPublications,
  pageOfRole,
} from './public-queries.ts'

export const publicationsPortalRouter = router({
  latest: publicQuery()
    .input(latestInput)
    .output(latest)
    .query(({ ctx, input }) => latestPublications(ctx.sql, ctx.now(), input)),

  list: publicQuery()
    .input(listPublicInput)
    .output(publicItemPage)
    .query(({ ctx, input }) => listPublications(ctx.sql, ctx.now(), input)),

  get: publicQuery()
    .input(getPublicInput)
    .output(publicPublication)
    .query(({ ctx, input }) => getPublication(ctx.sql, ctx.now(), input)),

  page: publicQuery()
    .input(pageOfRoleInput)
    .output(publicPublication)
    .query(({ ctx, input }) => pageOfRole(ctx.sql, ctx.now(), input)),

  outages: publicQuery()
    .input(outagesInput)
    .output(publicOutages)
    .query(({ ctx, input }) => listOutages(ctx.sql, ctx.now(), input)),

  streets: publicQuery()
    .output(z.array(publicStreet))
    .query(({ ctx }) => publicStreets(ctx.sql, ctx.now())),

  templateKinds: publicQuery()
    .output(z.array(templateKind))
    .query(({ ctx }) => publicTemplateKinds(ctx.sql, ctx.now())),

  forClient: query('own-data.read')
    .input(forClientInput)
    .output(publicItemPage)
    .query(({ ctx, input }) => listForClient(ctx, input)),

  getForClient: query('own-data.read')
    .input(getForClientInput)
    .output(publicPublication)
    .query(({ ctx, input }) => getForClient(ctx, input)),
})
