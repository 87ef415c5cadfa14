import {
  clientEventPage,
  clientEventsInput,
  eventPage,
  listEventsInput,
} from '#shared/domain/event-log/schema.ts'
import { loggedQuery } from '#server/platform/trpc/builders.ts'
import { compiled } from '#server/platform/trpc/compiled.ts'
import { router } from '#server/platform/trpc/init.ts'
import { listEventsOfClient } from './history.ts'
import { listEvents } from './queries.ts'

export const eventsStaffRouter = router({
  list: loggedQuery('event.read')
    .input(listEventsInput)
    .output(compiled(eventPage))
    .query(({ ctx, input }) => listEvents(ctx, input)),

  ofClient: loggedQuery('client.read')
    .input(clientEventsInput)
    .output(clientEventPage)
    .query(({ ctx, input }) => listEventsOfClient(ctx, input)),
})
