import { useSession } from './session.ts'

const { me, become, fail, wasSignedIn } = useSession()

/** Asks who is signed in. Never throws: why there was no answer is kept with the session. */
export async function loadSession(): Promise<void> {
  try {
    const { findMe } = await import('./session-calls.ts')
    become(await findMe())
  } catch (error) {
    fail(error)
  }
}

/** Public pages ask nothing of the server, unless somebody was signed in before. */
export async function loadKnownSession(): Promise<void> {
  if (me.value === null && wasSignedIn()) await loadSession()
}
