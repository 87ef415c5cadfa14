import { onScopeDispose } from 'vue'
import { announce } from '#shared/ui/composables/announce.ts'
import { host } from './host.ts'
import { onCatchUp, onLiveEvent } from './live-feed.ts'
import { notificationText } from './notification-text.ts'
import { useNotificationStore } from './notification-store.ts'
import { useTexts } from './texts.ts'

const gatherFor = 250
const countAfter = 3000
/** Deadlines pass without an event, so the counts are read again now and then. */
const readEvery = 5 * 60_000

/** Keeps the bell and the icon right, and tells the person about what arrives. */
export function followNotifications(): void {
  const words = useTexts()
  const store = useNotificationStore()
  let timer: ReturnType<typeof setTimeout> | undefined
  let counting: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    timer = undefined
    try {
      const [arrived] = await Promise.all([store.takeNew(), store.readCounts()])
      for (const notification of arrived) {
        const text = notificationText(notification, words)
        announce(`${text.title}. ${text.body}`)
        await host.notify(text)
      }
    } catch {
      // Without the server the bell keeps its old number; the next look puts it right.
    }
  }

  function countSoon(): void {
    counting ??= setTimeout(() => {
      counting = undefined
      void store.readCounts().catch(() => undefined)
    }, countAfter)
  }

  const lookSoon = (): void => void (timer ??= setTimeout(() => void look(), gatherFor))

  // Of notifications one hears only of one's own; any task may have been overdue.
  onLiveEvent(({ name, taskId }) => {
    if (name.startsWith('notification.') || name === 'readers.told') lookSoon()
    else if (taskId !== null) countSoon()
  })
  onCatchUp(lookSoon)
  const interval = setInterval(() => void store.readCounts().catch(() => undefined), readEvery)
  onScopeDispose(() => {
    clearTimeout(timer)
    clearTimeout(counting)
    clearInterval(interval)
    void store.clear()
  })
  void look()
}
