import type { TRPCClient } from '@trpc/client'
import type { Attachment } from '#shared/domain/tasks/schema.ts'
import type { StaffRouter } from '#server/router.ts'
import { createApi } from '#shared/client/api.ts'
import { refusalOf } from '#shared/client/refusals.ts'
import { uploadFile, type Upload } from '#shared/client/upload.ts'
import { isAbort } from '#shared/ui/composables/refusal.ts'
import { useConnection } from '#shared/ui/composables/use-connection.ts'

type Call = (...args: unknown[]) => Promise<unknown>

/** Answers true once the person has signed in again, false when they gave up. */
type SignInAgain = () => Promise<boolean>

let signInAgain: SignInAgain = () => Promise.resolve(false)

/** Says who asks for the password when a session ends in the middle of work. */
export function whenSessionEnds(ask: SignInAgain): void {
  signInAgain = ask
}

const sessionEnded: readonly string[] = ['session.missing', 'session.expired']
const nobodyThere: readonly string[] = ['server.unreachable', 'database.unavailable']

async function attend<Result>(send: () => Promise<Result>, mayAsk = true): Promise<Result> {
  const { reportBack, reportLost } = useConnection()
  try {
    const result = await send()
    reportBack()
    return result
  } catch (error) {
    if (isAbort(error)) throw error
    const { code } = refusalOf(error)
    if (nobodyThere.includes(code)) reportLost()
    else reportBack()
    if (mayAsk && sessionEnded.includes(code) && (await signInAgain())) return attend(send)
    throw error
  }
}

/** Wraps every query and mutation below a node of the client; signing in and out never asks to sign in. */
function attended<Node extends object>(node: Node, path = ''): Node {
  return new Proxy(node, {
    get(target, name) {
      const child = Reflect.get(target, name) as object
      if (name === 'query' || name === 'mutate') {
        const mayAsk = !path.startsWith('.session') || path.endsWith('Language')
        return (...args: unknown[]) => attend(() => (child as Call)(...args), mayAsk)
      }
      return typeof name === 'string' && name !== 'subscribe' ? attended(child, `${path}.${name}`) : child
    },
  })
}

/** The server. A call whose session has ended waits for the password and is then sent again. */
export const api: TRPCClient<StaffRouter> = attended(createApi<StaffRouter>({ url: '/api/staff' }))

/** Sends one file to the server, with the same care as every other call. */
export function sendFile(upload: Omit<Upload, 'url'>): Promise<Attachment> {
  return attend(() => uploadFile({ ...upload, url: '/api/staff/files' }))
}

export const hrefOfFile = (file: { readonly id: number }): string => `/api/staff/files/${file.id}`
