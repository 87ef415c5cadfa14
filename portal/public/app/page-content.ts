import type { PageContent, PageState } from './page-state.ts'

/**
 * Takes what a page shows from the page itself, as the server sends it to anyone: there it is kept, and a service
 * worker has it without a network. Answers null where nothing is there; throws when it did not come, or was made by
 * another version of the portal.
 */
export async function fetchContent(address: string): Promise<PageContent | null> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } })
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`The page was not sent: ${answer.status}`)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (scriptOf(page) !== scriptOf(document)) throw new Error('The page is of another version')
  return stateIn(page).content
}

/** What the server sent with a page. */
export function stateIn(page: Document): PageState {
  return JSON.parse(page.getElementById('state')?.textContent ?? '') as PageState
}

function scriptOf(page: Document): string | null | undefined {
  return page.querySelector('script[type=module][src]')?.getAttribute('src')
}
