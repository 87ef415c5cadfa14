import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { ScheduledPublication } from '#shared/domain/publications/schedule.ts'
import type { Publication } from '#shared/domain/publications/schema.ts'
import { typedIn, type TypedWindow } from '#shared/domain/publications/windows.ts'
import { announce } from '#shared/ui/composables/announce.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { api } from '../../../app/api.ts'
import { useOfficeStore } from '../../../app/office-store.ts'
import { useSessionStore } from '../../../app/session-store.ts'
import { useTexts } from '../../../app/texts.ts'
import { shifted, windowOfBar, type Bar, type PendingShift, type Shift } from './bars.ts'
import { movedPlans } from './moved-plans.ts'

/** How long somebody may take until the next press of an arrow, before the window stays where it is. */
const pause = 900

export interface WindowMoves {
  readonly pending: ShallowRef<PendingShift | null>
  readonly mayMove: (item: ScheduledPublication) => boolean
  /** Shows the window that much further on; it is saved when no further step follows for a while. */
  readonly step: (bar: Bar, by: Shift) => void
  /** Shows the window that far from where it is stored. */
  readonly drag: (bar: Bar, by: Shift) => void
  /** Saves what is shown. */
  readonly drop: () => Promise<void>
  /** Leaves the window where it was. */
  readonly cancel: () => void
}

/** Moves windows by days, at the same times of day; each move can be taken back. */
export function useWindowMoves(reload: () => Promise<void>): WindowMoves {
  const words = useTexts()
  const { t } = words
  const office = useOfficeStore()
  const session = useSessionStore()
  const pending = shallowRef<PendingShift | null>(null)
  let moved: Bar | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const timeZone = (): string => office.info?.timeZone ?? 'Europe/Warsaw'
  const mayMove = (item: ScheduledPublication): boolean =>
    session.can(item.effectiveFrom === null ? 'publication.edit' : 'publication.publish')

  const action = useAction(
    async (item: ScheduledPublication, move: { from: string; to: TypedWindow }) => {
      const before = await api.publications.get.query({ publicationId: item.id })
      const after = await api.publications.setWindows.mutate({
        publicationId: item.id,
        version: item.version,
        plans: movedPlans(timeZone(), plansOf(before), move) ?? before.plans,
      })
      return { before, after }
    },
    {
      done: ({ after }) => t('schedule.moved', { title: after.title[words.language] || after.title.pl }),
      undo: async ({ before, after: { id: publicationId, version } }) => {
        await api.publications.setWindows.mutate({ publicationId, version, plans: plansOf(before) })
        await reload()
      },
      refusalAsToast: true,
    },
  )

  /** What was published at once has a window that nobody planned. */
  function plansOf({ plans, windows }: Publication): Publication['plans'] {
    if (plans.length > 0) return plans
    return windows.map(({ from, until }) => ({
      first: typedIn(timeZone(), { from: new Date(from), until: until === null ? null : new Date(until) }),
      recurrence: null,
    }))
  }

  function drag(bar: Bar, shift: Shift): void {
    clearTimeout(timer)
    const to = shifted(windowOfBar(bar, timeZone()), shift)
    if (action.pending || !mayMove(bar.item) || (to.until !== null && to.until <= to.from)) return
    moved = bar
    pending.value = { key: bar.key, shift }
  }

  function step(bar: Bar, by: Shift): void {
    const so = pending.value?.key === bar.key ? pending.value.shift : { from: 0, until: 0 }
    const shift = { from: so.from + by.from, until: so.until + by.until }
    drag(bar, shift)
    if (pending.value?.shift === shift) announce(said(shifted(windowOfBar(bar, timeZone()), shift)))
    timer = setTimeout(() => void drop(), pause)
  }

  function said({ from, until }: TypedWindow): string {
    const day = (time: string) => words.weekday(time.slice(0, 10))
    if (until === null) return t('publication.from', { from: day(from) })
    return t('publication.from-until', { from: day(from), until: day(until) })
  }

  async function drop(): Promise<void> {
    clearTimeout(timer)
    const [bar, shift] = [moved, pending.value?.shift]
    moved = null
    if (bar && shift && (shift.from !== 0 || shift.until !== 0)) {
      const stored = windowOfBar(bar, timeZone())
      await action.run(bar.item, { from: stored.from, to: shifted(stored, shift) })
      await reload()
    }
    if (moved === null) pending.value = null
  }

  function cancel(): void {
    clearTimeout(timer)
    pending.value = null
    moved = null
  }

  onScopeDispose(() => void drop())
  return { pending, mayMove, step, drag, drop, cancel }
}
