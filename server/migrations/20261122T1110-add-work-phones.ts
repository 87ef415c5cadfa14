import type { Migration } from '../platform/database/migrator.ts'

/** At which number the clients of a member of staff reach them; empty where the office gives none. */
export const addWorkPhones: Migration = {
  name: '20261122T1110-add-work-phones',
  async up(run) {
    await run("ALTER TABLE accounts ADD COLUMN phone VARCHAR(40) NOT NULL DEFAULT ''")
  },
  async down(run) {
    await run('ALTER TABLE accounts DROP COLUMN phone')
  },
}
