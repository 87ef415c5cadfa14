import { computed, onScopeDispose, shallowReactive, type ComputedRef } from 'vue'
import { isAbort, readRefusal } from '../composables/refusal.ts'
import { newRequestKey } from '../composables/request-key.ts'
import { useMessages } from '../composables/use-messages.ts'

/** A file the server has; more fields of the server's answer may come along. */
export interface SentFile {
  readonly id: number
  readonly name: string
  readonly size: number
}

/** Sends one file. A retry brings the same `requestKey`; `onProgress` takes the share sent, 0 to 1. */
export type Upload<Sent extends SentFile> = (
  file: File,
  sending: { requestKey: string; onProgress: (share: number) => void; signal: AbortSignal },
) => Promise<Sent>

/** One line of the list of files. */
export interface QueuedFile<Sent extends SentFile> {
  readonly key: string
  readonly name: string
  readonly size: number
  readonly file: File | null
  readonly requestKey: string
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unfit'
  share: number
  problem: string
  sent: Sent | null
  abort: AbortController | null
}

export interface FileLimits {
  maxFiles: number
  maxBytes: number
}

export interface FileQueue<Sent extends SentFile> {
  items: readonly QueuedFile<Sent>[]
  isBusy: ComputedRef<boolean>
  add: (files: Iterable<File>) => void
  retry: (item: QueuedFile<Sent>) => void
  remove: (item: QueuedFile<Sent>) => void
}

const sentAtOnce = 2

/** Files on their way to the server: two at a time, each with its own progress, problem and way to try again. */
export function useFileQueue<Sent extends SentFile>(
  upload: () => Upload<Sent>,
  options: { limits: () => FileLimits; start: readonly Sent[]; onChange: (sent: Sent[]) => void },
): FileQueue<Sent> {
  const words = useMessages()
  const items = shallowReactive<QueuedFile<Sent>[]>(options.start.map(alreadySent))
  const isBusy = computed(() => items.some((item) => item.state === 'waiting' || item.state === 'sending'))

  function problemOf(file: File): string {
    const { maxFiles, maxBytes } = options.limits()
    const fit = items.filter((item) => item.state !== 'unfit')
    if (fit.some((item) => item.name === file.name && item.size === file.size))
      return words.t('common.files.duplicate')
    if (file.size === 0) return words.t('common.files.empty')
    if (file.size > maxBytes) {
      return words.t('common.files.too-large', {
        size: words.fileSize(file.size),
        limit: words.fileSize(maxBytes),
      })
    }
    return fit.length >= maxFiles ? words.t('common.files.too-many', { count: maxFiles }) : ''
  }

  function add(files: Iterable<File>): void {
    for (const file of files) items.push(queued(file, problemOf(file)))
    sendNext()
  }

  function sendNext(): void {
    const free = sentAtOnce - items.filter((item) => item.state === 'sending').length
    for (const item of items.filter((candidate) => candidate.state === 'waiting').slice(0, free))
      void send(item)
  }

  async function send(item: QueuedFile<Sent>): Promise<void> {
    if (!item.file) return
    const abort = new AbortController()
    Object.assign(item, { state: 'sending', share: 0, problem: '', abort })
    try {
      const { requestKey } = item
      item.sent = await upload()(item.file, {
        requestKey,
        onProgress: (share) => (item.share = share),
        signal: abort.signal,
      })
      item.state = 'sent'
      tell()
    } catch (error) {
      if (isAbort(error)) return
      item.problem = readRefusal(error, words).text
      item.state = 'failed'
    } finally {
      sendNext()
    }
  }

  function tell(): void {
    options.onChange(items.flatMap((item) => (item.sent ? [item.sent] : [])))
  }

  function remove(item: QueuedFile<Sent>): void {
    item.abort?.abort()
    items.splice(items.indexOf(item), 1)
    if (item.sent) tell()
    sendNext()
  }

  function retry(item: QueuedFile<Sent>): void {
    item.state = 'waiting'
    sendNext()
  }

  onScopeDispose(() => {
    for (const item of items) item.abort?.abort()
  })
  return { items, isBusy, add, retry, remove }
}

function queued<Sent extends SentFile>(file: File, problem: string): QueuedFile<Sent> {
  const requestKey = newRequestKey()
  const start = {
    share: 0,
    problem,
    sent: null,
    abort: null,
    state: problem ? ('unfit' as const) : ('waiting' as const),
  }
  return shallowReactive({ key: requestKey, requestKey, file, name: file.name, size: file.size, ...start })
}

function alreadySent<Sent extends SentFile>(sent: Sent): QueuedFile<Sent> {
  const { name, size } = sent
  const rest = { file: null, requestKey: '', share: 1, problem: '', abort: null, state: 'sent' as const }
  return shallowReactive({ key: `sent-${sent.id}`, name, size, sent, ...rest })
}
