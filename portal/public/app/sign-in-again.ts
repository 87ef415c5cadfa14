import { shallowRef } from 'vue'
import { useSession } from './session.ts'

interface Question {
  answer: (hasSignedIn: boolean) => void
}

/** The open question for the password, shown over the page by `PortalSignInAgain`. */
export const openQuestion = shallowRef<Question | null>(null)

let pending: Promise<boolean> | null = null

/**
 * Asks for the password in place; calls that fail at the same time share one question. Whoever sets it aside is
 * reminded by a bar.
 */
export function askToSignInAgain(): Promise<boolean> {
  pending ??= new Promise<boolean>((resolve) => {
    openQuestion.value = {
      answer(hasSignedIn) {
        openQuestion.value = null
        pending = null
        if (!hasSignedIn) useSession().end()
        resolve(hasSignedIn)
      },
    }
  })
  return pending
}
