import type { TaskPriority } from '#shared/domain/tasks/schema.ts'
import type { DemoClient } from './demo-clients.ts'
import type { OfficeHours } from './office-hours.ts'
import type { Random } from './random.ts'
import type { TypeTexts } from './texts/type-texts.ts'

/** What the stories of all tasks share. */
export interface DemoWorld {
  readonly random: Random
  readonly hours: OfficeHours
  /** The present, in milliseconds: nothing happens after it. */
  readonly now: number
  readonly types: Readonly<Record<TypeCode, DemoType>>
  /** Ids of accounts of staff, by login. */
  readonly staff: ReadonlyMap<string, number>
}

export type TypeCode =
  'failure' | 'billing-complaint' | 'service-visit' | 'meeting' | 'contract' | 'meter' | 'question'

export interface DemoType {
  readonly id: number
  readonly dueDays: number
  readonly priority: TaskPriority
  readonly groupId: number
  readonly worksOutside: boolean
  readonly asksForAppointment: boolean
  readonly texts: TypeTexts
}

/** Who asks: a client, and the account that files the request in the portal; without one it is filed at the desk. */
export interface Asker {
  readonly client: DemoClient
  readonly accountId: number | null
}

/** How far a told story is brought when it must not depend on chance. */
export type Ending = 'new' | 'in-progress' | 'waiting' | 'resolved' | 'closed' | 'rejected'

export interface Wish {
  readonly type: TypeCode
  readonly at: number
  readonly subject?: readonly [title: string, description: string]
  readonly ending?: Ending
}
