import { shallowReactive } from 'vue'
import { readRefusal, type ShownRefusal } from './refusal.ts'
import { useMessages } from './use-messages.ts'
import { useToasts } from './use-toasts.ts'

export type Outcome<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly refusal: ShownRefusal | null }

export interface ActionOptions<Result> {
  /** The sentence of the toast after success. */
  done?: (result: Result) => string
  /** Takes the change back; gives the toast its Undo for 8 s. */
  undo?: (result: Result) => Promise<unknown>
  /** Whether a refusal is told in a toast, for actions without a place of their own to show it. */
  refusalAsToast?: boolean
}

/** What a window knows about one thing the user can do. */
export interface Action<Args extends unknown[], Result> {
  readonly pending: boolean
  readonly refusal: ShownRefusal | null
  /** Never throws. While a run is on its way, a further one does nothing and answers `{ ok: false, refusal: null }`. */
  run: (...args: Args) => Promise<Outcome<Result>>
  /** Forgets the refusal, as when the user starts to correct the form. */
  clear: () => void
}

/** Runs a change on the server, and keeps what the screen needs to show: that it runs, or why it was refused. */
export function useAction<Args extends unknown[], Result>(
  perform: (...args: Args) => Promise<Result>,
  options: ActionOptions<Result> = {},
): Action<Args, Result> {
  const words = useMessages()
  const toasts = useToasts()
  const state = shallowReactive({ pending: false, refusal: null as ShownRefusal | null, run, clear })

  function refuse(error: unknown): ShownRefusal {
    const refusal = readRefusal(error, words)
    if (options.refusalAsToast) toasts.show({ text: refusal.text, tone: 'bad', requestId: refusal.requestId })
    return refusal
  }

  async function takeBack(result: Result): Promise<void> {
    try {
      await options.undo?.(result)
    } catch (error) {
      const refusal = readRefusal(error, words)
      toasts.show({ text: refusal.text, tone: 'bad', requestId: refusal.requestId })
    }
  }

  async function run(...args: Args): Promise<Outcome<Result>> {
    if (state.pending) return { ok: false, refusal: null }
    state.pending = true
    state.refusal = null
    try {
      const value = await perform(...args)
      const text = options.done?.(value)
      if (text !== undefined) {
        toasts.show({ text, tone: 'ok', ...(options.undo ? { undo: () => takeBack(value) } : {}) })
      }
      return { ok: true, value }
    } catch (error) {
      state.refusal = refuse(error)
      return { ok: false, refusal: state.refusal }
    } finally {
      state.pending = false
    }
  }

  function clear(): void {
    state.refusal = null
  }

  return state
}
