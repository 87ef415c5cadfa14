import { ref, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { ClientChoice } from './client-options.ts'

/** The dialogs that any screen may open over itself. */
export const useDialogsStore = defineStore('dialogs', () => {
  const isPaletteOpen = ref(false)
  const areShortcutsOpen = ref(false)
  const isNewTaskOpen = ref(false)
  const newTaskClient = shallowRef<ClientChoice | null>(null)

  function openNewTask(client: ClientChoice | null = null): void {
    newTaskClient.value = client
    isNewTaskOpen.value = true
  }

  return { isPaletteOpen, areShortcutsOpen, isNewTaskOpen, newTaskClient, openNewTask }
})
