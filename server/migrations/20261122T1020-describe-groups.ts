import type { Migration } from '../platform/database/migrator.ts'

/** What a group is for, in both languages. What was written in one is taken for Polish and stands in English until somebody translates it. */
export const describeGroups: Migration = {
  name: '20261122T1020-describe-groups',
  async up(run) {
    await run(`
      ALTER TABLE account_groups
        CHANGE COLUMN description description_pl VARCHAR(500) NOT NULL DEFAULT '',
        ADD COLUMN description_en VARCHAR(500) NOT NULL DEFAULT '' AFTER description_pl`)
    await run('UPDATE account_groups SET description_en = description_pl')
  },
  async down(run) {
    await run(`
      ALTER TABLE account_groups
        DROP COLUMN description_en,
        CHANGE COLUMN description_pl description VARCHAR(500) NOT NULL DEFAULT ''`)
  },
}
