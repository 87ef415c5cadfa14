import { defineAsyncComponent, hydrateOnInteraction, type Component } from 'vue'

/**
 * A part of a page that only shows words and leads on. Of a page that the server sent it is not taken over before
 * somebody points at it or comes to it by keyboard, so that a slow phone need not work out anew all that is already to
 * be read; the first date alone takes it a tenth of a second.
 */
export function onceTouched<Part extends Component>(part: Part): Part {
  const waiting = defineAsyncComponent({
    loader: () => Promise.resolve(part),
    hydrate: hydrateOnInteraction(['pointerover', 'focusin']),
  })
  return waiting as unknown as Part
}
