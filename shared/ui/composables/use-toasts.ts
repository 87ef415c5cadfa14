import { readonly, shallowRef, type ShallowRef } from 'vue'

/** A short message over the page. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'ok' | 'bad' | 'info'
  /** Read out to whoever helps, when something failed. */
  readonly requestId: string | null
  readonly undo: (() => Promise<void> | void) | null
}

export interface NewToast {
  text: string
  tone?: Toast['tone']
  requestId?: string | null
  undo?: () => Promise<void> | void
}

// Toasts exist only in a browser's window: the server never shows one, so one list per program is safe.
const toasts = shallowRef<readonly Toast[]>([])
const mostShown = 3
let lastId = 0

function show(toast: NewToast): number {
  lastId += 1
  const { text, tone = 'info', requestId = null, undo = null } = toast
  toasts.value = [...toasts.value, { id: lastId, text, tone, requestId, undo }].slice(-mostShown)
  return lastId
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

async function undo(id: number): Promise<void> {
  const toast = toasts.value.find((candidate) => candidate.id === id)
  dismiss(id)
  await toast?.undo?.()
}

/** Undoes the newest change that still can be undone; answers whether there was one. */
async function undoLast(): Promise<boolean> {
  const newest = toasts.value.findLast((toast) => toast.undo)
  if (newest) await undo(newest.id)
  return newest !== undefined
}

export interface Toasts {
  readonly toasts: Readonly<ShallowRef<readonly Toast[]>>
  show: (toast: NewToast) => number
  dismiss: (id: number) => void
  undo: (id: number) => Promise<void>
  undoLast: () => Promise<boolean>
}

/** The messages over the page; `UiToasts` draws them and takes them away after 8 s. */
export function useToasts(): Toasts {
  return { toasts: readonly(toasts), show, dismiss, undo, undoLast }
}
