import * as z from 'zod/mini'
import { id } from '../kernel/ids.ts'

const limits = z.object({
  portlets: z.nullable(z.array(z.string())),
  pointIds: z.nullable(z.array(id)),
  untilOn: z.nullable(z.string()),
})

export const accessEvents = {
  'account.client-added': z.object({ accountId: id, login: z.string() }),
  'account.client-removed': z.object({ accountId: id, login: z.string() }),
  'account.first-password-set': z.object({ accountId: id }),
  'account.self-activated': z.object({ accountId: id, login: z.string(), proof: z.string() }),
  'activation.failed': z.object({ clientNumber: z.string(), reason: z.enum(['proof', 'locked']) }),
  'activation.proof-set': z.object({ proof: z.string(), before: z.boolean(), after: z.boolean() }),
  'activation-code.made': z.object({ until: z.string() }),
  'delegate.granted': z.object({
    accountId: id,
    login: z.string(),
    isNewAccount: z.boolean(),
    ...limits.shape,
  }),
  'delegate.changed': z.object({ accountId: id, login: z.string(), before: limits, after: limits }),
  'delegate.revoked': z.object({ accountId: id, login: z.string() }),
}
