import type { Bridge, EventName, EventPayload, RememberedAccount } from '#desktop/bridge/contract.ts'
import { createTitleBadge } from './title-badge.ts'

const accountKey = 'okienko.account'
const preferencePrefix = 'okienko.preference.'

type Listeners = { [Name in EventName]: Set<(payload: EventPayload<Name>) => void> }

/**
 * The desktop's bridge played by a browser: the server is the page's own origin, the session a cookie, settings
 * live in localStorage, and the unread count stands in the tab's title (and on the icon of an installed app).
 */
export function createBrowserHost(page: Window): Bridge {
  const listeners: Listeners = {
    'notification-clicked': new Set(),
    navigate: new Set(),
    'server-changed': new Set(),
    connection: new Set(),
  }
  const titleBadge = createTitleBadge(page.document)

  function emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    for (const listener of listeners[name]) listener(payload)
  }

  page.addEventListener('online', () => emit('connection', { state: 'online' }))
  page.addEventListener('offline', () => emit('connection', { state: 'offline' }))

  return {
    getState: () =>
      Promise.resolve({
        serverAddress: page.location.origin,
        appVersion: import.meta.env.VITE_APP_VERSION,
        platform: 'browser',
        vault: 'cookie',
        account: readAccount(page.localStorage),
        hasSession: null,
      }),

    setServerAddress: () => Promise.resolve({ ok: false, refusal: 'address-fixed' }),

    signedIn(account) {
      page.localStorage.setItem(accountKey, JSON.stringify(account))
      return Promise.resolve(undefined)
    },

    // The server takes the cookie back; who signed in stays known for the next time.
    signOut: () => Promise.resolve(undefined),

    async notify({ title, body, route }) {
      if (!(await mayNotify(page))) return
      const notification = new Notification(title, { body })
      notification.onclick = () => {
        notification.close()
        page.focus()
        emit('notification-clicked', { route })
      }
    },

    async setBadge({ unread }) {
      titleBadge.show(unread)
      // Refused where the page is not an installed app; the title says the same.
      if ('setAppBadge' in page.navigator) await page.navigator.setAppBadge(unread).catch(() => undefined)
    },

    openExternal({ url }) {
      const isOwn = URL.canParse(url) && new URL(url).origin === page.location.origin
      if (isOwn) page.open(url, '_blank', 'noopener,noreferrer')
      return Promise.resolve(isOwn)
    },

    getPreference: ({ key }) => Promise.resolve(page.localStorage.getItem(preferencePrefix + key)),

    setPreference({ key, value }) {
      if (value === null) page.localStorage.removeItem(preferencePrefix + key)
      else page.localStorage.setItem(preferencePrefix + key, value)
      return Promise.resolve(undefined)
    },

    on(event, listener) {
      listeners[event].add(listener)
      return () => listeners[event].delete(listener)
    },
  }
}

function readAccount(storage: Storage): RememberedAccount | null {
  try {
    const stored = JSON.parse(storage.getItem(accountKey) ?? 'null') as Partial<RememberedAccount> | null
    return stored?.login && stored.name ? { login: stored.login, name: stored.name } : null
  } catch {
    return null
  }
}

let asked: Promise<boolean> | undefined

/** Browsers answer the question only in the person's own click or key press, so it waits for the next one. */
function mayNotify(page: Window): Promise<boolean> {
  if (!('Notification' in page) || Notification.permission === 'denied') return Promise.resolve(false)
  if (Notification.permission === 'granted') return Promise.resolve(true)
  asked ??= new Promise((resolve) => {
    const ask = (): void => {
      page.removeEventListener('pointerup', ask)
      page.removeEventListener('keyup', ask)
      void Notification.requestPermission().then((answer) => resolve(answer === 'granted'))
    }
    page.addEventListener('pointerup', ask)
    page.addEventListener('keyup', ask)
  })
  return asked
}
