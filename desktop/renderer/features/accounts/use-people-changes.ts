import { shallowReactive } from 'vue'
import type { ChangedAccounts, PanelAccount } from '#shared/domain/accounts/panel.ts'
import { readRefusal } from '#shared/ui/composables/refusal.ts'
import { useTexts } from '../../app/texts.ts'

/** An account a change left as it was, and why. */
export interface Unchanged {
  readonly account: PanelAccount
  readonly reason: string
}

/** What became of a change of many. */
export interface PeopleResult {
  readonly changed: readonly PanelAccount[]
  readonly refused: readonly Unchanged[]
  /** How many were not asked about any more, because the user stopped it or the server was gone. */
  readonly untouched: number
}

type Send = (accounts: { id: number; version: number }[]) => Promise<ChangedAccounts>

/** As many accounts go to the server at once; small, so that the progress moves and stopping stops. */
const atOnce = 10

/** Runs one change over many accounts, part by part, and keeps how far it is. */
export function usePeopleChanges() {
  const words = useTexts()
  const state = shallowReactive({ isRunning: false, done: 0, all: 0, run, stop })
  let isStopped = false

  async function run(accounts: readonly PanelAccount[], send: Send): Promise<PeopleResult> {
    Object.assign(state, { isRunning: true, done: 0, all: accounts.length })
    isStopped = false
    const changed: PanelAccount[] = []
    const refused: Unchanged[] = []
    for (let at = 0; at < accounts.length && !isStopped; at += atOnce) {
      const part = accounts.slice(at, at + atOnce)
      const outcome = await sendPart(part, send)
      changed.push(...outcome.changed)
      refused.push(...outcome.refused)
      state.done = at + part.length
      if (outcome.isOver) isStopped = true
    }
    const untouched = accounts.length - state.done
    state.isRunning = false
    return { changed, refused, untouched }
  }

  async function sendPart(part: readonly PanelAccount[], send: Send) {
    try {
      const { results } = await send(part.map(({ id, version }) => ({ id, version })))
      const byId = new Map(part.map((account) => [account.id, account]))
      return {
        changed: results.flatMap(({ account }) => account ?? []),
        refused: results.flatMap(({ id, refusal }) => {
          const account = byId.get(id)
          return refusal && account ? [{ account, reason: words.error(refusal.code, refusal.details) }] : []
        }),
        isOver: false,
      }
    } catch (error) {
      const { text: reason } = readRefusal(error, words)
      return { changed: [], refused: part.map((account) => ({ account, reason })), isOver: true }
    }
  }

  function stop(): void {
    isStopped = true
  }

  return state
}
