import type { portlets } from '#shared/messages/pl/portlets.ts'
import type { Translator } from '#shared/messages/translator.ts'
import { useMessages, type CommonTexts } from '../composables/use-messages.ts'

/** What portlets say; the catalogues of both apps contain it. */
export type PortletTexts = CommonTexts & typeof portlets

/** The words of the components in this folder. */
export const usePortletTexts = (): Translator<PortletTexts> => useMessages<PortletTexts>()
