import { callTRPCProcedure, type AnyTRPCRouter, type TRPCProcedureType } from '@trpc/server'
import { z } from 'zod'
import type { Actor } from '#server/platform/auth/actor.ts'
import type { FileRoute } from '#server/platform/http/file-routes.ts'
import { base, router as makeRouter } from '#server/platform/trpc/init.ts'
import type { Caller } from '#test/support/ask.ts'
import type { Door, Input } from '#test/support/doors.ts'
import type { Web } from './web.ts'

/** What names rows in an input. */
const idKeys = ['clientId', 'requestId', 'taskId', 'fileId', 'accountId', 'attachmentIds', 'ids']

/** The names of rows that an input holds, only those of `among` when they are given. */
export function idsIn(input: Input, among: readonly string[] = idKeys): string[] {
  return idKeys.filter((key) => key in input && among.includes(key))
}

/** `own` with the rows under `keys` taken from `other`. */
export function mixed(own: Input, other: Input, keys: readonly string[]): Input {
  return { ...own, ...Object.fromEntries(keys.map((key) => [key, other[key]])) }
}

const noId = 999_999_999

/** The same input, naming under `keys` rows that do not exist. */
export function withoutRows(input: Input, keys: readonly string[]): Input {
  return { ...input, ...Object.fromEntries(keys.map((key) => [key, key.endsWith('s') ? [noId] : noId])) }
}

/** Every way to choose at least one of `keys`. */
export function choices(keys: readonly string[]): string[][] {
  return keys
    .reduce<string[][]>((chosen, key) => [...chosen, ...chosen.map((some) => [...some, key])], [[]])
    .slice(1)
}

/** Doors that answer with nothing where others refuse, and the nothing they answer. */
const nothings: Readonly<Record<string, unknown>> = {
  'portal consents.history': { rows: [], nextCursor: null },
  'portal documents.counts': { new: 0 },
  'portal documents.list': { rows: [], nextCursor: null },
  'portal publications.forClient': { rows: [], nextCursor: null },
  'portal requests.list': { rows: [], nextCursor: null },
  'staff documents.list': { rows: [], nextCursor: null },
  'staff tasks.rows': [],
  'staff notifications.markRead': { read: 0 },
}

export interface Trespass {
  readonly door: Door
  /** Names rows that the caller must not reach. */
  readonly input: Input
  /** The same input, naming rows that do not exist. */
  readonly absent: Input
  readonly caller: Caller
  /** What must not be told. */
  readonly secrets: readonly string[]
}

/**
 * What is wrong with the answer to somebody who names rows of others: it has to be the one for rows that do not exist,
 * and nothing may come of it. An empty list says that all is well.
 */
export async function complaintsAbout(
  web: Web,
  fingerprint: () => Promise<string>,
  { door, input, absent, caller, secrets }: Trespass,
): Promise<string[]> {
  const before = await fingerprint()
  const answer = await web.ask(door, input, caller)
  const after = await fingerprint()
  const toAbsent = await web.ask(door, absent, caller)
  const { refusal, data, text } = answer
  const told = (refused: typeof answer) =>
    JSON.stringify({ ...refused, text: '', refusal: { ...refused.refusal, requestId: '' } })
  const isNothing =
    door.name in nothings
      ? JSON.stringify(data) === JSON.stringify(nothings[door.name])
      : refusal?.code.endsWith('.not-found') === true
  return [
    ...(isNothing ? [] : [`is answered with ${refusal?.code ?? text.slice(0, 100)}`]),
    ...(told(answer) === told(toAbsent) ? [] : [`is answered otherwise than ${toAbsent.text.slice(0, 100)}`]),
    ...(before === after ? [] : ['changes something']),
    ...secrets.filter((secret) => text.includes(secret)).map((secret) => `tells ${secret}`),
  ]
}

/** The same procedures, which forget who is asking: whoever it is, they act as `owner`. */
export function forgetful(router: AnyTRPCRouter, owner: () => Promise<Actor | null>): AnyTRPCRouter {
  const procedures = router._def.procedures as Record<string, { _def: { type: TRPCProcedureType } }>
  const forgetting = Object.entries(procedures).map(([path, { _def }]) => {
    const procedure = base.input(z.unknown())
    const call = (opts: { ctx: object; input: unknown; signal: AbortSignal | undefined }): Promise<unknown> =>
      callTRPCProcedure({
        router,
        path,
        type: _def.type,
        ctx: { ...opts.ctx, loadActor: owner },
        getRawInput: () => Promise.resolve(opts.input),
        signal: opts.signal,
        batchIndex: 0,
      })
    return [path, _def.type === 'mutation' ? procedure.mutation(call) : procedure.query(call)] as const
  })
  return makeRouter(Object.fromEntries(forgetting))
}

/** The same for a file route. */
export function forgetfulRoute(route: FileRoute, owner: () => Promise<Actor | null>): FileRoute {
  return {
    ...route,
    async handle(ctx, input, exchange) {
      const actor = (await owner()) ?? ctx.actor
      return route.handle(
        { ...ctx, actor, change: (work) => ctx.change((step) => work({ ...step, actor })) },
        input,
        exchange,
      )
    },
  }
}
