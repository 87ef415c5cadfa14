import {
  addServicePointInput,
  endServicePointInput,
  listServicePointsInput,
  servicePoint,
  servicePointPage,
  updateServicePointInput,
} from '#shared/domain/clients/service-points.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { addServicePoint } from './add-service-point.ts'
import { endServicePoint } from './end-service-point.ts'
import { getServicePoint, listServicePoints } from './queries.ts'
import { updateServicePoint } from './update-service-point.ts'

export const servicePointsStaffRouter = router({
  list: query('client.read')
    .input(listServicePointsInput)
    .output(servicePointPage)
    .query(({ ctx, input }) => listServicePoints(ctx, input)),

  add: command('client.edit')
    .input(addServicePointInput)
    .output(servicePoint)
    .mutation(async ({ ctx, input }) => {
      const servicePointId = await addServicePoint(ctx, input)
      return getServicePoint(ctx, { clientId: input.clientId, servicePointId })
    }),

  update: command('client.edit')
    .input(updateServicePointInput)
    .output(servicePoint)
    .mutation(async ({ ctx, input }) => {
      await updateServicePoint(ctx, input)
      return getServicePoint(ctx, input)
    }),

  end: command('client.edit')
    .input(endServicePointInput)
    .output(servicePoint)
    .mutation(async ({ ctx, input }) => {
      await endServicePoint(ctx, input)
      return getServicePoint(ctx, input)
    }),
})
