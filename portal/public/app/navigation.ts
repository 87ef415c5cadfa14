import { nextTick } from 'vue'
import { START_LOCATION, type RouteLocationNormalized } from 'vue-router'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'
import type { Portal } from './create-portal.ts'
import { useSession } from './session.ts'
import { titleOf } from './title.ts'

/** Names the tab and leads readers to the new page, as the browser does when it loads one. */
export function followNavigation({ router, words }: Portal, office: OfficeInfo): void {
  router.afterEach(async (to, from, failure) => {
    if (failure) return
    document.title = titleOf(to, words.value, office)
    // Another client chosen on the same page is no other page: the focus stays on the choice.
    if (from === START_LOCATION || to.meta.name === from.meta.name) return
    await nextTick()
    focusHeading()
  })
  router.onError((_error, to, from) => {
    // The first page came from the server and is there to be read: loading it over and over would not help.
    if (from !== START_LOCATION) void openAnew(to, words.value.t('portal.page-unreachable'))
  })
}

/** A heading that has just been read out tells what the page is; a later one is for the page itself to say. */
function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('content')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
}

/** A page's script did not come: it was replaced by a newer version, or nobody answers and all stays as it is. */
async function openAnew(to: RouteLocationNormalized, problem: string): Promise<void> {
  const isThere = await fetch(to.fullPath, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  )
  const hasNothingToLose = useSession().me.value === null
  if (isThere || hasNothingToLose) location.assign(to.fullPath)
  else useToasts().show({ text: problem, tone: 'bad' })
}
