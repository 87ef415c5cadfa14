import type { Migration } from '../platform/database/migrator.ts'

/**
 * A client may take the number of a record that was merged into it, and be merged itself later: the number then stands
 * in the archive twice.
 */
export const letNumbersReturn: Migration = {
  name: '20261122T1120-let-numbers-return',
  async up(run) {
    await run(`
      ALTER TABLE merged_clients DROP KEY uq_merged_clients_number, ADD KEY ix_merged_clients_number (number)`)
  },
  async down(run) {
    await run(`
      ALTER TABLE merged_clients DROP KEY ix_merged_clients_number, ADD UNIQUE KEY uq_merged_clients_number (number)`)
  },
}
