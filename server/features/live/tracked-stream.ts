import { isTrackedEnvelope, tracked, type TrackedEnvelope } from '@trpc/server'
import type * as z from 'zod/mini'

type Stream<Data> = AsyncIterable<TrackedEnvelope<Data>>

/** The output of a subscription: every message of the stream is checked against `schema` before it is sent. */
export function trackedStream<Schema extends z.core.$ZodType>(
  schema: Schema & { parse(value: unknown): z.infer<Schema> },
): (stream: unknown) => Stream<z.infer<Schema>> {
  async function* checked(stream: AsyncIterable<unknown>): Stream<z.infer<Schema>> {
    for await (const message of stream) {
      if (!isTrackedEnvelope(message)) throw new Error('A message of a live stream has no position')
      yield tracked(message[0], schema.parse(message[1]))
    }
  }
  return (stream) => checked(stream as AsyncIterable<unknown>)
}
