import type { Awaited } from '#shared/domain/clients/schema.ts'

/**
 * What the billing and metering systems tell of a client. Until they are connected, each fact answers that it is
 * awaited; whoever shows it says so and shows no figure.
 */
export interface SettlementSource {
  /** In grosze; what is still to be paid and its day has passed. */
  debtOf(clientId: number): Promise<Awaited<number>>
  /** In thousandths of the unit, and the day of the reading. */
  lastReadingOf(clientId: number): Promise<Awaited<{ value: number; on: string }>>
}

export const settlementSource: SettlementSource = {
  debtOf: () => Promise.resolve({ state: 'awaited' }),
  lastReadingOf: () => Promise.resolve({ state: 'awaited' }),
}
