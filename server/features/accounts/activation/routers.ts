import * as z from 'zod/mini'
import {
  activationCode,
  activationProof,
  madeCodes,
  makeCodeInput,
  makeCodesInput,
  proofKind,
  selfActivateInput,
  setProofInput,
} from '#shared/domain/access/activation.ts'
import { me } from '#shared/domain/accounts/schema.ts'
import { attemptOutput } from '#server/platform/trpc/attempts.ts'
import { attempt, command, publicQuery, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { makeCode, makeCodes } from './codes.ts'
import { listProofs, setProof } from './proofs.ts'
import { selfActivate } from './self-activate.ts'

/** Clients make their account themselves. */
export const activationPortalRouter = router({
  taken: publicQuery()
    .output(z.array(proofKind))
    .query(async ({ ctx }) =>
      (await listProofs(ctx.sql)).filter(({ isTaken }) => isTaken).map(({ proof }) => proof),
    ),
  start: attempt()
    .input(selfActivateInput)
    .output(attemptOutput(me))
    .mutation(({ ctx, input }) => selfActivate(ctx, input)),
})

/** The office makes codes and says which proofs it takes. */
export const activationStaffRouter = router({
  makeCode: command('client-account.manage')
    .input(makeCodeInput)
    .output(activationCode)
    .mutation(({ ctx, input }) => makeCode(ctx, input)),
  makeCodes: command('client-account.manage-any')
    .input(makeCodesInput)
    .output(madeCodes)
    .mutation(({ ctx, input }) => makeCodes(ctx, input)),
  proofs: query('client-account.manage-any')
    .output(z.array(activationProof))
    .query(({ ctx }) => listProofs(ctx.sql)),
  setProof: command('client-account.manage-any')
    .input(setProofInput)
    .output(z.array(activationProof))
    .mutation(({ ctx, input }) => setProof(ctx, input)),
})
