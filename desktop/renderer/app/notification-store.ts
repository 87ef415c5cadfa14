import { ref, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { MarkReadInput, Notification, NotificationCounts } from '#shared/domain/notifications/schema.ts'
import { api } from './api.ts'
import { host } from './host.ts'

const shownAtOnce = 3

/** How much waits for the signed-in person: on the bell, on the app's icon, and as messages of the system. */
export const useNotificationStore = defineStore('notifications', () => {
  // Handed to the desktop's main process as it is, which a reactive object could not be.
  const counts = shallowRef<NotificationCounts>({ unread: 0, overdue: 0 })
  /** Raised when something came or was read, so that an open list reads itself again. */
  const revision = ref(0)
  let newest: number | null = null

  async function readCounts(): Promise<void> {
    counts.value = await api.notifications.counts.query()
    await host.setBadge(counts.value)
  }

  /** What came since the last look, newest last; the first look only remembers where it stood. */
  async function takeNew(): Promise<readonly Notification[]> {
    const { rows } = await api.notifications.list.query({ limit: 20 })
    const known = newest
    newest = rows.reduce((latest, row) => Math.max(latest, row.id), newest ?? 0)
    if (newest !== known) revision.value += 1
    if (known === null) return []
    return rows
      .filter((row) => row.id > known && row.readAt === null)
      .slice(0, shownAtOnce)
      .reverse()
  }

  async function markRead(which: MarkReadInput): Promise<void> {
    if (counts.value.unread === 0 && !('all' in which)) return
    const { read } = await api.notifications.markRead.mutate(which)
    if (read === 0) return
    revision.value += 1
    await readCounts()
  }

  async function clear(): Promise<void> {
    newest = null
    counts.value = { unread: 0, overdue: 0 }
    await host.setBadge(counts.value)
  }

  return { counts, revision, readCounts, takeNew, markRead, clear }
})
