import { shallowReactive } from 'vue'
import type { Bilingual } from '#shared/domain/kernel/ids.ts'
import { readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { useAction, type Outcome } from '#shared/ui/composables/use-action.ts'
import { onCatchUp } from '../../app/live-feed.ts'
import { useTexts } from '../../app/texts.ts'

/** Something the office defines itself, such as a field of its records. */
export interface Definition {
  readonly id: number
  readonly name: Bilingual
  readonly isRetired: boolean
}

export type DefinitionChange = 'edit' | 'up' | 'down' | 'retire' | 'remove'

/** Definitions in the office's order, as their screen shows them. */
export interface Definitions<Item extends Definition> {
  /** Null until they are read. */
  readonly items: readonly Item[] | null
  readonly refusal: ShownRefusal | null
  readonly pending: boolean
  /** What the dialog is open for: one of them, or null for a new one. */
  readonly editing: Item | null
  isEditing: boolean
  load: () => Promise<void>
  /** Takes the answer of a change; after a refused one all are read anew. */
  settle: (outcome: Outcome<Item[]>) => Promise<void>
  edit: (item: Item | null) => void
  /** Puts one a place up or down, or takes it out of use or back. */
  change: (item: Item, what: 'up' | 'down' | 'retire') => Promise<void>
}

/** Reads definitions and changes their order and use; each change answers them all. */
export function useDefinitions<Item extends Definition>(calls: {
  list: () => Promise<Item[]>
  retire: (item: Item) => Promise<Item[]>
  order: (ids: number[]) => Promise<Item[]>
  /** The sentence after they were put in another order. */
  ordered: () => string
}): Definitions<Item> {
  const words = useTexts()
  const retire = useAction(calls.retire, { refusalAsToast: true })
  const order = useAction(calls.order, { done: calls.ordered, refusalAsToast: true })
  const state = shallowReactive({
    items: null as readonly Item[] | null,
    refusal: null as ShownRefusal | null,
    editing: null as Item | null,
    isEditing: false,
    get pending() {
      return retire.pending || order.pending
    },
    load,
    settle,
    edit,
    change,
  })

  async function load(): Promise<void> {
    try {
      state.items = await calls.list()
      state.refusal = null
    } catch (error) {
      state.refusal = readRefusal(error, words)
    }
  }

  async function settle(outcome: Outcome<Item[]>): Promise<void> {
    if (outcome.ok) state.items = outcome.value
    else await load()
  }

  function edit(item: Item | null): void {
    state.editing = item
    state.isEditing = true
  }

  async function change(item: Item, what: 'up' | 'down' | 'retire'): Promise<void> {
    await settle(what === 'retire' ? await retire.run(item) : await order.run(moved(item, what)))
  }

  function moved({ id }: Item, way: 'up' | 'down'): number[] {
    const ids = (state.items ?? []).map((item) => item.id)
    const from = ids.indexOf(id)
    const to = way === 'up' ? from - 1 : from + 1
    return ids.with(from, ids[to] ?? id).with(to, id)
  }

  void load()
  onCatchUp(() => void load())
  return state
}
