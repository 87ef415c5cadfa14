import type { Migration } from '../platform/database/migrator.ts'

/** Counts the changes of what strangers see, in one row: rendered pages are kept for as long as it says the same. */
export const countPublicChanges: Migration = {
  name: '20261122T1150-count-public-changes',
  async up(run) {
    await run(`
      CREATE TABLE public_versions (
        id TINYINT UNSIGNED NOT NULL,
        publications BIGINT UNSIGNED NOT NULL DEFAULT 0,
        appearance BIGINT UNSIGNED NOT NULL DEFAULT 0,
        PRIMARY KEY (id)
      )`)
    await run('INSERT INTO public_versions (id) VALUES (1)')
  },
  async down(run) {
    await run('DROP TABLE public_versions')
  },
}
