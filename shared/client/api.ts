import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'

export interface ApiOptions {
  /** Where the router is mounted, for example `/api/portal`. */
  readonly url: string
  /** Extra headers of every call. */
  readonly headers?: () => Record<string, string>
}

/**
 * A typed client of one router: calls of the same tick travel together, subscriptions over server-sent events that
 * resume where they were cut off. Export the result with an annotation: `const api: TRPCClient<StaffRouter> = …`.
 */
export function createApi<Router extends AnyTRPCRouter>(options: ApiOptions): TRPCClient<Router> {
  const common = { url: options.url, ...(options.headers ? { headers: options.headers } : {}) }
  return createTRPCClient<AnyTRPCRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: options.url }),
        false: httpBatchLink({ ...common, maxURLLength: 6000, maxItems: 10 }),
      }),
    ],
  })
}
