import * as z from 'zod/mini'

/**
 * The one place that says what the renderer may ask of the desktop's main process (calls) and what it is told
 * (events). Main checks every payload against these schemas; preload, renderer and test doubles take their types here.
 */

/** The version of the staff API this app speaks; sent with every request, so that a server can refuse it. */
export const apiVersion = 1

const nothing = z.undefined()

/** A path inside the app with its query, never an address of another origin. */
export const route = z.string().check(z.regex(/^\/(?![/\\])[^\s\\]*$/), z.maxLength(500))

/** Who signed in on this computer last; kept when the session ends, so that only the password is asked for. */
export const rememberedAccount = z.object({
  login: z.string().check(z.minLength(1), z.maxLength(200)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
})

/** Why a server address was not taken; the sentences are `host.refusal.*` in the messages. */
export const addressRefusal = z.enum([
  'address-invalid',
  'address-insecure',
  'server-unreachable',
  'server-unknown',
  'server-too-old',
  'client-too-old',
  'address-fixed',
])

export const hostState = z.object({
  serverAddress: z.nullable(z.string()),
  appVersion: z.string(),
  platform: z.enum(['windows', 'mac', 'linux', 'browser']),
  /** Where the session is kept: the system's vault, this run's memory only, or a cookie of the browser. */
  vault: z.enum(['system', 'memory', 'cookie']),
  account: z.nullable(rememberedAccount),
  /** Whether a token is at hand; null where only the server knows (a browser's cookie). */
  hasSession: z.nullable(z.boolean()),
})

const preferenceKey = z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,63}$/))
const preferenceValue = z.nullable(z.string().check(z.maxLength(20_000)))

const count = z.int().check(z.nonnegative())

export const calls = {
  getState: { input: nothing, output: hostState },
  /** Checks that an Okienko server of a version we can talk to answers there; only then the address is kept. */
  setServerAddress: {
    input: z.object({ address: z.string().check(z.maxLength(500)) }),
    output: z.union([
      z.object({ ok: z.literal(true), serverAddress: z.string() }),
      z.object({ ok: z.literal(false), refusal: addressRefusal }),
    ]),
  },
  /** Remembers who signed in. The token itself was taken from the server's reply and never comes here. */
  signedIn: { input: rememberedAccount, output: nothing },
  /** Drops the token also where the server could not be told; who signed in stays known for the next time. */
  signOut: { input: nothing, output: nothing },
  notify: {
    input: z.object({
      title: z.string().check(z.minLength(1), z.maxLength(200)),
      body: z.string().check(z.maxLength(1000)),
      route,
    }),
    output: nothing,
  },
  setBadge: { input: z.object({ unread: count, overdue: count }), output: nothing },
  /** Opens a page of the configured server in the system's browser; anything else answers false. */
  openExternal: { input: z.object({ url: z.string().check(z.maxLength(2000)) }), output: z.boolean() },
  getPreference: { input: z.object({ key: preferenceKey }), output: preferenceValue },
  /** Keeps a small setting of this computer; null removes it. `language` and `theme` also change menu and frame. */
  setPreference: { input: z.object({ key: preferenceKey, value: preferenceValue }), output: nothing },
} as const

export const events = {
  'notification-clicked': z.object({ route }),
  navigate: z.object({ route }),
  'server-changed': z.object({ serverAddress: z.string() }),
  connection: z.object({ state: z.enum(['online', 'offline', 'client-too-old']) }),
} as const

export type CallName = keyof typeof calls
export type EventName = keyof typeof events
export type CallInput<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>

export type HostState = z.infer<typeof hostState>
export type RememberedAccount = z.infer<typeof rememberedAccount>
export type AddressRefusal = z.infer<typeof addressRefusal>

type Arguments<Input> = Input extends undefined ? [] : [input: Input]

/** Every call as a function; main implements this, a test double too. */
export type BridgeCalls = {
  [Name in CallName]: (...input: Arguments<CallInput<Name>>) => Promise<CallOutput<Name>>
}

/** What preload puts on `window.okienko`, and nothing more. */
export interface Bridge extends BridgeCalls {
  /** Calls the listener at every such event until the returned function is called. */
  on<Name extends EventName>(event: Name, listener: (payload: EventPayload<Name>) => void): () => void
}

export const callNames = Object.keys(calls) as CallName[]
export const eventNames = Object.keys(events) as EventName[]

export const callChannel = (name: CallName): string => `okienko:call:${name}`
export const eventChannel = (name: EventName): string => `okienko:event:${name}`
