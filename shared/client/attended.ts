import { refusalOf } from './refusals.ts'

/** What a window does about the fate of its calls. */
export interface Attendance {
  /** An answer came, also a refusal: the server is there. */
  onAnswer(): void
  /** No answer came, or one that says the database is gone. */
  onLost(): void
  /** Asks for the password again; answers true once the person has signed in, false when they gave up. */
  signInAgain(): Promise<boolean>
}

type Call = (...args: unknown[]) => Promise<unknown>

const sessionEnded: readonly string[] = ['session.missing', 'session.expired']
const nobodyThere: readonly string[] = ['server.unreachable', 'database.unavailable']

/** Sends a call; one whose sign-in has ended waits for the password and is then sent once more. */
export async function attend<Result>(
  send: () => Promise<Result>,
  attendance: Attendance,
  mayAsk = true,
): Promise<Result> {
  try {
    const result = await send()
    attendance.onAnswer()
    return result
  } catch (error) {
    if (isAbort(error)) throw error
    const { code } = refusalOf(error)
    if (nobodyThere.includes(code)) attendance.onLost()
    else attendance.onAnswer()
    if (mayAsk && sessionEnded.includes(code) && (await attendance.signInAgain())) {
      return attend(send, attendance, false)
    }
    throw error
  }
}

/** Wraps every query and mutation below a node of an API client; signing in and out never asks to sign in. */
export function attended<Node extends object>(node: Node, attendance: Attendance, path = ''): Node {
  return new Proxy(node, {
    get(target, name) {
      const child = Reflect.get(target, name) as object
      if (name === 'query' || name === 'mutate') {
        const mayAsk = !path.startsWith('.session') || path.endsWith('Language')
        return (...args: unknown[]) => attend(() => (child as Call)(...args), attendance, mayAsk)
      }
      if (typeof name !== 'string' || name === 'subscribe') return child
      return attended(child, attendance, `${path}.${name}`)
    },
  })
}

function isAbort(error: unknown): boolean {
  const { name, cause } = error as { name?: unknown; cause?: { name?: unknown } }
  return name === 'AbortError' || cause?.name === 'AbortError'
}
