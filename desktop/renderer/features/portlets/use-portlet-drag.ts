import { ref, type Ref } from 'vue'
import type { PortletName } from '#shared/domain/portlets/catalogue.ts'

export interface PortletDrag {
  /** The portlet that is being dragged. */
  readonly dragged: Ref<PortletName | null>
  /** The portlet it would take the place of if it were dropped now. */
  readonly over: Ref<PortletName | null>
  begin: (portlet: PortletName, event: DragEvent) => void
  enter: (portlet: PortletName, event: DragEvent) => void
  drop: (event: DragEvent) => void
  end: () => void
}

/** Dragging one line of a list onto the place of another; `put` is asked to move it there. */
export function usePortletDrag(put: (portlet: PortletName, onto: PortletName) => void): PortletDrag {
  const dragged = ref<PortletName | null>(null)
  const over = ref<PortletName | null>(null)

  function begin(portlet: PortletName, event: DragEvent): void {
    dragged.value = portlet
    // Firefox drags nothing that carries no data.
    event.dataTransfer?.setData('text/plain', portlet)
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
  }

  function enter(portlet: PortletName, event: DragEvent): void {
    if (!dragged.value) return
    event.preventDefault()
    over.value = portlet
  }

  function end(): void {
    dragged.value = null
    over.value = null
  }

  function drop(event: DragEvent): void {
    event.preventDefault()
    if (dragged.value && over.value) put(dragged.value, over.value)
    end()
  }

  return { dragged, over, begin, enter, drop, end }
}
