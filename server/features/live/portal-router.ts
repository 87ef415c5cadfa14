import { liveInput, liveMessage } from '#shared/domain/event-log/schema.ts'
import { subscription } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { followLive } from './follow.ts'
import { trackedStream } from './tracked-stream.ts'

export const livePortalRouter = router({
  events: subscription('request.read')
    .input(liveInput)
    .output(trackedStream(liveMessage))
    .subscription(({ ctx, input, signal }) => followLive(ctx, input, signal)),
})
