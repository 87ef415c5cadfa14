import {
  consentHistoryInput,
  consentPage,
  consents,
  ofClientInput,
  setConsentInput,
  setOwnConsentInput,
} from '#shared/domain/clients/consents.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { getConsents, listConsentHistory } from './queries.ts'
import { setConsent, setOwnConsent } from './set-consent.ts'

export const consentsStaffRouter = router({
  ofClient: query('client.read')
    .input(ofClientInput)
    .output(consents)
    .query(({ ctx, input }) => getConsents(ctx, input.clientId)),

  history: query('client.read')
    .input(consentHistoryInput)
    .output(consentPage)
    .query(({ ctx, input }) => listConsentHistory(ctx, input)),

  set: command('client.edit')
    .input(setConsentInput)
    .output(consents)
    .mutation(async ({ ctx, input }) => {
      await setConsent(ctx, input)
      return getConsents(ctx, input.clientId)
    }),
})

export const consentsPortalRouter = router({
  ofClient: query('own-data.read')
    .input(ofClientInput)
    .output(consents)
    .query(({ ctx, input }) => getConsents(ctx, input.clientId)),

  history: query('own-data.read')
    .input(consentHistoryInput)
    .output(consentPage)
    .query(({ ctx, input }) => listConsentHistory(ctx, input)),

  set: command('own-data.read')
    .input(setOwnConsentInput)
    .output(consents)
    .mutation(async ({ ctx, input }) => {
      await setOwnConsent(ctx, input)
      return getConsents(ctx, input.clientId)
    }),
})
