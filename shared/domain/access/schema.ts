import * as z from 'zod/mini'
import { email, login } from '../accounts/schema.ts'
import { id, instant, line, requestKey, version } from '../kernel/ids.ts'
import { delegateLimits } from './limits.ts'

/** More delegates than that a client does not have; whoever gives more hands out the client's data by the dozen. */
export const mostDelegates = 30

/** Someone who reaches a client as a delegate. Who gave the access names the person; accounts keep their own names. */
export const delegate = z.object({
  accountId: id,
  login: z.string(),
  name: z.string(),
  ...delegateLimits.shape,
  hasEnded: z.boolean(),
  /** Whether the office gave the access and not the client. */
  isByOffice: z.boolean(),
  grantedAt: instant,
  version,
})
export type Delegate = z.infer<typeof delegate>

/** A service point as it is offered to choose from. */
export const pointChoice = z.object({ id, label: z.string() })
export type PointChoice = z.infer<typeof pointChoice>

export const delegateList = z.object({ delegates: z.array(delegate), points: z.array(pointChoice) })

export const listDelegatesInput = z.object({ clientId: id })

const person = { firstName: line(80), lastName: line(80) }

/** From the portal: by e-mail, which is also the login of an account that is made where there is none. */
export const grantDelegateInput = z.object({
  requestKey,
  clientId: id,
  email,
  ...person,
  ...delegateLimits.shape,
})

/** At the desk: by the login of an account that is there, or an e-mail. */
export const grantAtDeskInput = z.object({
  requestKey,
  clientId: id,
  login,
  ...person,
  ...delegateLimits.shape,
})

/** `version` is that of the access, not of the account. */
const seenDelegate = { clientId: id, accountId: id, version }
export const changeDelegateInput = z.object({ ...seenDelegate, ...delegateLimits.shape })
export type ChangeDelegateInput = z.infer<typeof changeDelegateInput>
export const revokeDelegateInput = z.object(seenDelegate)
export type RevokeDelegateInput = z.infer<typeof revokeDelegateInput>
