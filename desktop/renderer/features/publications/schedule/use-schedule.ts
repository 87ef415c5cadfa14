import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Schedule, ScheduledPublication, ScheduleFinding } from '#shared/domain/publications/schedule.ts'
import type { PublicationKind } from '#shared/domain/publications/schema.ts'
import { readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { api } from '../../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../../app/live-feed.ts'
import { useTexts } from '../../../app/texts.ts'
import { daysOf, monthAfter } from './bars.ts'

/** Whom it is for: everyone, anyone chosen, or one group by its id. */
type AudienceFilter = 'everyone' | 'chosen' | number

export interface ScheduleView {
  readonly month: Ref<string>
  readonly days: ComputedRef<string[]>
  readonly kind: Ref<PublicationKind | null>
  readonly audience: Ref<AudienceFilter | null>
  readonly items: ComputedRef<readonly ScheduledPublication[]>
  readonly groups: ComputedRef<readonly ScheduledPublication['audience']['groups'][number][]>
  readonly findings: ShallowRef<readonly ScheduleFinding[]>
  readonly isCut: ComputedRef<boolean>
  readonly isLoaded: ComputedRef<boolean>
  readonly refusal: ShallowRef<ShownRefusal | null>
  readonly reload: () => Promise<void>
}

/** What is planned in one month, kept up to date while others publish. */
export function useSchedule(): ScheduleView {
  const words = useTexts()
  const month = ref(words.calendarDay().slice(0, 7))
  const kind = ref<PublicationKind | null>(null)
  const audience = ref<AudienceFilter | null>(null)
  const found = shallowRef<Schedule | null>(null)
  const findings = shallowRef<readonly ScheduleFinding[]>([])
  const refusal = shallowRef<ShownRefusal | null>(null)
  let newest = 0

  async function reload(): Promise<void> {
    newest += 1
    const mine = newest
    const asked = { from: `${month.value}-01`, until: `${monthAfter(month.value, 1)}-01`, kind: kind.value }
    try {
      const [schedule, wrong] = await Promise.all([
        api.publications.schedule.query(asked),
        api.publications.findings.query(asked),
      ])
      if (mine !== newest) return
      found.value = schedule
      findings.value = wrong
      refusal.value = null
    } catch (error) {
      if (mine === newest) refusal.value = readRefusal(error, words)
    }
  }

  watch([month, kind], reload, { immediate: true })
  onLiveEvent((event) => {
    if (event.name.startsWith('publication.')) void reload()
  })
  onCatchUp(() => void reload())

  const isFor = ({ audience: of }: ScheduledPublication): boolean => {
    const wanted = audience.value
    if (typeof wanted === 'number') return of.groups.some(({ id }) => id === wanted)
    return wanted === null || of.kind === wanted
  }

  return {
    ...{ month, kind, audience, findings, refusal, reload },
    days: computed(() => daysOf(month.value)),
    items: computed(() => found.value?.items.filter(isFor) ?? []),
    groups: computed(() => {
      const all = found.value?.items.flatMap((item) => item.audience.groups) ?? []
      return [...new Map(all.map((group) => [group.id, group])).values()]
    }),
    isCut: computed(() => found.value?.isCut ?? false),
    isLoaded: computed(() => found.value !== null),
  }
}
