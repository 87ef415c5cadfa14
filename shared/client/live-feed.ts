const firstDelay = 1000
const longestDelay = 15_000

/** What a subscription calls back with; the shape of the API client's. */
export interface LiveCallbacks<Message> {
  onData(message: { id: string; data: Message }): void
  onConnectionStateChange(change: { state: string; error: unknown }): void
  onError(): void
  onStopped(): void
}

export interface LiveFeedOptions<Message> {
  /** Where to begin: what happened after it is told first. Without it only what happens from now on is. */
  readonly from?: string | null
  /** Opens the subscription after the position last seen. */
  subscribe(input: { lastEventId?: string }, callbacks: LiveCallbacks<Message>): { unsubscribe(): void }
  onMessage(message: Message): void
  /** The stream is open: what was missed is on its way. */
  onOpen(): void
  /** The stream was cut and is being taken up again. */
  onCut(): void
  /** A small call before a stream that was refused is tried anew; it tells a lost sign-in from a lost server. */
  ask(): Promise<unknown>
}

/** Follows the live feed, taking it up again where it ended, until the returned function is called. */
export function followLiveFeed<Message>(options: LiveFeedOptions<Message>): () => void {
  let lastEventId = options.from ?? null
  let delay = firstDelay
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let subscription: { unsubscribe(): void } | undefined

  function connect(): void {
    subscription = options.subscribe(lastEventId === null ? {} : { lastEventId }, {
      onData({ id, data }) {
        lastEventId = id
        options.onMessage(data)
      },
      onConnectionStateChange({ state, error }) {
        if (state === 'pending') {
          delay = firstDelay
          options.onOpen()
        } else if (state === 'connecting' && error) options.onCut()
      },
      onError: again,
      onStopped: again,
    })
  }

  function again(): void {
    if (isOver) return
    subscription?.unsubscribe()
    clearTimeout(timer)
    timer = setTimeout(() => {
      void options
        .ask()
        .catch(() => undefined)
        .then(() => {
          if (!isOver) connect()
        })
    }, delay)
    delay = Math.min(delay * 2, longestDelay)
  }

  connect()
  return () => {
    isOver = true
    clearTimeout(timer)
    subscription?.unsubscribe()
  }
}
