type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>

export interface BodyEnd {
  /** The renderer is no longer interested. */
  cancelled(): void
  /** All was read, or with an error the connection broke off. */
  ended(error?: unknown): void
}

/**
 * Hands a reply's body on chunk by chunk and reports how it ends. Needed because cancelling the body of a
 * `net.fetch` reply does not end the request behind it: live feeds would pile up until no connection is free.
 */
export function cancellableBody(body: Bytes, end: BodyEnd): Bytes {
  const reader = body.getReader()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (!done) return controller.enqueue(value)
        end.ended()
        controller.close()
      } catch (error) {
        end.ended(error)
        controller.error(error)
      }
    },
    async cancel(reason) {
      end.cancelled()
      await reader.cancel(reason).catch(() => undefined)
    },
  })
}
