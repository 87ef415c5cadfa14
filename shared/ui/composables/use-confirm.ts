import { readonly, shallowRef, type ShallowRef } from 'vue'

/** A question before something that cannot be undone. */
export interface Question {
  readonly title: string
  readonly text?: string
  /** The verb on the button that does it, such as "Delete the note". */
  readonly action: string
  readonly isDangerous?: boolean
}

interface Asked extends Question {
  readonly answer: (yes: boolean) => void
}

// A window asks one question at a time; a new one answers the old with no.
const asked = shallowRef<Asked | null>(null)

/** Asks, and answers whether the user agreed. `UiConfirm` must stand once in the app. */
function confirm(question: Question): Promise<boolean> {
  asked.value?.answer(false)
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (yes) => {
        asked.value = null
        resolve(yes)
      },
    }
  })
}

export function useConfirm(): { asked: Readonly<ShallowRef<Asked | null>>; confirm: typeof confirm } {
  return { asked: readonly(asked), confirm }
}
