import { consents as english } from '#shared/messages/en/consents.ts'
import { consents as polish } from '#shared/messages/pl/consents.ts'
import { useOwnTexts } from '../../app/own-texts.ts'

/** The words of the register of consents. */
export const useConsentWords = () => useOwnTexts({ pl: polish, en: english })
