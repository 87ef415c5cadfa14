import type { Router } from 'vue-router'
import { useSessionStore } from './session-store.ts'

/** Lets only signed-in clients to pages of the client zone, and back to where they wanted once they are. */
export function guardPrivatePages(router: Router): void {
  router.beforeEach(async (to) => {
    if (to.meta['isPrivate'] !== true) return true
    const session = useSessionStore()
    const language = String(to.meta['language'])
    const me = session.me ?? (await session.load().catch(() => null))
    if (!me) return { name: `sign-in.${language}`, query: { next: to.fullPath } }
    const mustChange = me.mustChangePassword && to.meta['name'] !== 'account'
    return mustChange ? { name: `account.${language}`, query: { next: to.fullPath } } : true
  })
}
