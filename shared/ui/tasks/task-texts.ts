import type { tasks } from '#shared/messages/pl/tasks.ts'
import type { Translator } from '#shared/messages/translator.ts'
import { useMessages, type CommonTexts } from '../composables/use-messages.ts'

/** What both apps say about tasks; each app's catalogue contains them. */
export type TaskTexts = CommonTexts & typeof tasks

/** The words of the components in this folder. */
export const useTaskTexts = (): Translator<TaskTexts> => useMessages<TaskTexts>()
