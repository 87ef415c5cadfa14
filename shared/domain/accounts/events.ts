import * as z from 'zod/mini'
import { id, version } from '../kernel/ids.ts'
import { accountState, linkPurpose } from './schema.ts'

const account = z.object({ accountId: id })

/** A change of an account's state names the version it left behind, so that a stale window can be told what it has missed. */
const moved = z.object({ accountId: id, version, before: accountState, after: accountState })

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
  'account.password-change-failed': z.object({ accountId: id, reason: z.enum(['password', 'locked']) }),
  'account.link-sent': z.object({ accountId: id, purpose: linkPurpose }),
  'account.activated': moved,
  'account.reset-requested': z.object({ login: z.string(), accountId: z.nullable(id) }),
  'account.password-reset': account,
  'account.link-refused': z.object({ purpose: linkPurpose }),
  'account.disabled': moved,
  'account.enabled': moved,
  'account.viewed': account,
  'account.updated': z.object({
    accountId: id,
    version,
    before: z.record(z.string(), z.unknown()),
    after: z.record(z.string(), z.unknown()),
  }),
  'account.groups-set': z.object({ accountId: id, version, before: z.string(), after: z.string() }),
  'account.imported': z.object({ kind: z.string(), file: z.string(), count: z.int() }),
  'account.language-set': z.object({ accountId: id, before: z.string(), after: z.string() }),
}
