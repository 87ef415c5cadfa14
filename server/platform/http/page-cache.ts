import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Clock } from '../observability/clock.ts'

/** An answer as it goes out, in each packing that was asked for so far. */
export interface KeptPage {
  readonly status: number
  readonly type: string
  /** False for what concerns one person, or is not there. */
  readonly isKept: boolean
  readonly body: Buffer
  /** Names the bytes of `body`. */
  readonly tag: string
  readonly packed: Partial<Record<Packing, Buffer>>
}

export type Packing = 'br' | 'gzip'

/** What decides how long rendered pages stay true. */
export interface PublicState {
  /** Names the state of what strangers see; asked at each request. */
  version(): Promise<string>
  /** When something appears or goes by itself the next time; null when nothing does. */
  nextChange(now: Date): Promise<Date | null>
}

export interface PageCache {
  /** The page of an address as it has to be now; `render` runs once for all who wait for it. */
  find(url: string, render: () => Promise<KeptPage>): Promise<KeptPage>
}

/** The pages of one state of the office, from one instant until what is on show changes by itself. */
interface Generation {
  readonly version: string
  readonly from: number
  readonly until: number
  readonly pages: Map<string, Promise<KeptPage>>
}

/** Enough for all that is read in a day; more would only be addresses that somebody made up. */
const mostPages = 500
/** Also what depends on the day alone, such as a year in a date, is never older than this. */
const longest = 60 * 60 * 1000

/**
 * Keeps rendered pages in this process until the version changes, however and by whomever, or the next window opens or
 * closes. While the database does not answer, pages that are still in time are given out unchecked.
 */
export function openPageCache(state: PublicState, clock: Clock): PageCache {
  let current: Generation | null = null
  let opening: { version: string; generation: Promise<Generation> } | null = null

  const isInTime = ({ from, until }: Generation): boolean => {
    const now = clock.now().getTime()
    return from <= now && now < until
  }

  async function open(version: string): Promise<Generation> {
    const now = clock.now()
    const next = await state.nextChange(now)
    const from = now.getTime()
    const until = Math.min(next?.getTime() ?? Infinity, from + longest)
    return { version, from, until, pages: new Map() }
  }

  async function generation(): Promise<Generation> {
    const version = await state.version().catch((error: unknown) => {
      if (current && isInTime(current)) return current.version
      throw error
    })
    if (current?.version === version && isInTime(current)) return current
    if (opening?.version === version) return opening.generation
    const mine = { version, generation: open(version) }
    opening = mine
    try {
      return (current = await mine.generation)
    } finally {
      if (opening === mine) opening = null
    }
  }

  return {
    async find(url, render) {
      const { pages } = await generation()
      const known = pages.get(url)
      if (known) return known
      const made = render()
      pages.set(url, made)
      const [oldest] = pages.keys()
      if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest)
      const forget = () => pages.get(url) === made && pages.delete(url)
      made.then(({ isKept }) => isKept || forget(), forget)
      return made
    },
  }
}

/** Makes what goes out of a text. */
export function keptPage(answer: Pick<KeptPage, 'status' | 'type' | 'isKept'>, text: string): KeptPage {
  const body = Buffer.from(text)
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  return { ...answer, body, tag, packed: {} }
}

/** The bytes of a page in one packing; packed once, when first asked for. */
export function packedBody(page: KeptPage, packing: Packing | null): Buffer {
  if (packing === null) return page.body
  return (page.packed[packing] ??= packing === 'br' ? brotli(page.body) : gzipSync(page.body))
}

function brotli(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
}
