import { onScopeDispose } from 'vue'
import { onLiveEvent } from './live-feed.ts'
import { useOfficeStore } from './office-store.ts'
import { useSessionStore } from './session-store.ts'

/** Several changes that come together are looked at once. */
const gatherFor = 250

/** Shows and hides screens and buttons as soon as somebody gives or takes what they need, without a restart. */
export function followRights(): void {
  const session = useSessionStore()
  const office = useOfficeStore()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    timer = undefined
    // Without the server the window goes on with what it knows; every request is checked there anyway.
    await Promise.allSettled([session.refresh(), office.load()])
  }

  onLiveEvent(({ name }) => {
    if (/^(group\.|account\.groups-set$)/.test(name)) timer ??= setTimeout(() => void look(), gatherFor)
  })
  onScopeDispose(() => clearTimeout(timer))
}
