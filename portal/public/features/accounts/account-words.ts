import { accountPortal as english } from '#shared/messages/en/account-portal.ts'
import { accountPortal as polish } from '#shared/messages/pl/account-portal.ts'
import { useOwnTexts } from '../../app/own-texts.ts'

/** The words of the page of one's own account. */
export const useAccountWords = () => useOwnTexts({ pl: polish, en: english })
