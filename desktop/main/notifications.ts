import { Notification } from 'electron'
import type { CallInput } from '#desktop/bridge/contract.ts'

export interface Notifications {
  show: (input: CallInput<'notify'>) => void
}

/** Shows native notifications; a click answers with the place they are about. */
export function createNotifications(onClick: (route: string) => void): Notifications {
  // Held here because a notification that is garbage-collected no longer reports its click.
  const shown = new Set<Notification>()

  return {
    show({ title, body, route }) {
      if (!Notification.isSupported()) return
      const notification = new Notification({ title, body })
      const release = (): void => void shown.delete(notification)
      shown.add(notification)
      notification.on('click', () => {
        release()
        onClick(route)
      })
      notification.on('close', release)
      notification.on('failed', release)
      notification.show()
    },
  }
}
