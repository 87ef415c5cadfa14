import { computed, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { StaffGroup, StaffMember } from '#shared/domain/accounts/schema.ts'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import type { TaskType } from '#shared/domain/tasks/schema.ts'
import { api } from './api.ts'
import { liveIn, useTexts } from './texts.ts'

/** What hardly ever changes and every screen needs: the office, its people, groups and kinds of task. */
export const useOfficeStore = defineStore('office', () => {
  const info = shallowRef<OfficeInfo | null>(null)
  const types = shallowRef<readonly TaskType[]>([])
  const staff = shallowRef<readonly StaffMember[]>([])
  const groups = shallowRef<readonly StaffGroup[]>([])

  async function loadInfo(): Promise<void> {
    info.value = await api.office.info.query()
    await liveIn(info.value.timeZone)
  }

  /** What cannot be read keeps its last known state; the rest is shown all the same. */
  async function load(): Promise<void> {
    await Promise.allSettled([
      loadInfo(),
      api.tasks.types.query().then((known) => (types.value = known)),
      api.accounts.staff.query().then((known) => (staff.value = known)),
      api.accounts.groups.query().then((known) => (groups.value = known)),
    ])
  }

  const workers = computed(() => staff.value.filter((person) => person.canWorkOnTasks))

  return { info, types, staff, groups, workers, loadInfo, load }
})

/** The names of types, groups and people by their id, in the language on screen. */
export function useOfficeNames(): {
  typeName: (id: number) => string
  groupName: (id: number) => string
  personName: (id: number | null) => string | null
} {
  const office = useOfficeStore()
  const words = useTexts()
  const typeById = computed(() => new Map(office.types.map((type) => [type.id, type])))
  const groupById = computed(() => new Map(office.groups.map((group) => [group.id, group])))
  const personById = computed(() => new Map(office.staff.map((person) => [person.id, person])))
  return {
    typeName: (id) => typeById.value.get(id)?.name[words.language] ?? '',
    groupName: (id) => groupById.value.get(id)?.name[words.language] ?? '',
    personName: (id) => {
      const person = id === null ? undefined : personById.value.get(id)
      return person ? `${person.firstName} ${person.lastName}` : null
    },
  }
}
