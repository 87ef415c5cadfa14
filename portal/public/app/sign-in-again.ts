import { shallowRef } from 'vue'

interface Question {
  answer: (hasSignedIn: boolean) => void
}

/** The open question for the password, shown over the page by `PortalSignInAgain`. */
export const openQuestion = shallowRef<Question | null>(null)

let pending: Promise<boolean> | null = null

/** Asks for the password in place; calls that fail at the same time share one question. */
export function askToSignInAgain(): Promise<boolean> {
  pending ??= new Promise<boolean>((resolve) => {
    openQuestion.value = {
      answer(hasSignedIn) {
        openQuestion.value = null
        pending = null
        resolve(hasSignedIn)
      },
    }
  })
  return pending
}
