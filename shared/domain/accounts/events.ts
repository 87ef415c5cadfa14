import * as z from 'zod/mini'
import { id } from '../kernel/ids.ts'

const account = z.object({ accountId: id })

export const accountEvents = {
  'account.created': z.object({
    accountId: id,
    kind: z.string(),
    login: z.string(),
    groups: z.array(z.string()),
    by: z.enum(['password', 'link']),
  }),
  'account.signed-in': z.object({ accountId: id, app: z.string() }),
  'account.sign-in-failed': z.object({
    login: z.string(),
    reason: z.enum(['unknown', 'password', 'disabled', 'locked']),
  }),
  'account.locked': z.object({ login: z.string(), failures: z.int(), until: z.string() }),
  'account.unlocked': account,
  'account.signed-out': account,
  'account.signed-out-everywhere': z.object({ accountId: id, ended: z.int() }),
  'account.password-changed': account,
  'account.activated': account,
  'account.reset-requested': z.object({ login: z.string(), accountId: z.nullable(id) }),
  'account.password-reset': account,
  'account.link-refused': z.object({ purpose: z.string() }),
  'account.disabled': account,
  'account.enabled': account,
  'account.language-set': z.object({ accountId: id, before: z.string(), after: z.string() }),
}
