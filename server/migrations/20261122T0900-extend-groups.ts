import type { Migration } from '../platform/database/migrator.ts'
import { builtInGroups } from '#shared/domain/accounts/permissions.ts'

/** What clients see in a new office. */
const firstPortlets = [
  ['add-request', 'half'],
  ['add-document', 'half'],
  ['my-requests', 'half'],
  ['documents', 'half'],
  ['caretaker', 'third'],
  ['my-data', 'third'],
] as const

/**
 * Groups that inherit. What a group itself says stands in `account_group_grants`; what follows from it and its parents
 * stays in `account_group_permissions`, where every other statement looks. Portlets are said per group alike.
 */
export const extendGroups: Migration = {
  name: '20261122T0900-extend-groups',
  async up(run) {
    await run(`
      ALTER TABLE account_groups
        ADD COLUMN parent_id BIGINT NULL,
        ADD COLUMN description VARCHAR(500) NOT NULL DEFAULT '',
        ADD COLUMN created_by BIGINT NULL,
        ADD COLUMN request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        ADD COLUMN request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        ADD UNIQUE KEY uq_account_groups_request_key (created_by, request_key),
        ADD UNIQUE KEY uq_account_groups_name_pl (kind, name_pl),
        ADD UNIQUE KEY uq_account_groups_name_en (kind, name_en),
        ADD KEY ix_account_groups_parent (parent_id),
        ADD CONSTRAINT fk_account_groups_parent FOREIGN KEY (parent_id) REFERENCES account_groups (id)`)
    await run(`
      CREATE TABLE account_group_grants (
        group_id BIGINT NOT NULL,
        permission VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        is_granted TINYINT(1) NOT NULL,
        PRIMARY KEY (group_id, permission),
        CONSTRAINT fk_account_group_grants_group FOREIGN KEY (group_id) REFERENCES account_groups (id)
      )`)
    await run(`
      CREATE TABLE account_group_portlets (
        group_id BIGINT NOT NULL,
        portlet VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        is_on TINYINT(1) NOT NULL,
        position INT NOT NULL,
        width VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        settings LONGTEXT NOT NULL,
        PRIMARY KEY (group_id, portlet),
        CONSTRAINT fk_account_group_portlets_group FOREIGN KEY (group_id) REFERENCES account_groups (id)
      )`)
    // An office that was set up before gets what its built-in groups start with by now.
    for (const { code, permissions } of builtInGroups) {
      await run(
        `INSERT IGNORE INTO account_group_permissions (group_id, permission)
         SELECT g.id, p.permission FROM account_groups g JOIN (${permissions.map(() => 'SELECT ? AS permission').join(' UNION ALL ')}) p
         WHERE g.code = ?`,
        [...permissions, code],
      )
    }
    await run(
      'INSERT INTO account_group_grants (group_id, permission, is_granted) SELECT group_id, permission, 1 FROM account_group_permissions',
    )
    for (const [position, [portlet, width]] of firstPortlets.entries()) {
      await run(
        `INSERT INTO account_group_portlets (group_id, portlet, is_on, position, width, settings)
         SELECT id, ?, 1, ?, ?, '{}' FROM account_groups WHERE code = 'CLIENTS'`,
        [portlet, position, width],
      )
    }
    await run('UPDATE account_groups SET version = version + 1')
  },
  async down(run) {
    await run('DROP TABLE account_group_portlets')
    await run('DROP TABLE account_group_grants')
    await run('ALTER TABLE account_groups DROP FOREIGN KEY fk_account_groups_parent')
    await run(`
      ALTER TABLE account_groups
        DROP KEY ix_account_groups_parent,
        DROP KEY uq_account_groups_name_en,
        DROP KEY uq_account_groups_name_pl,
        DROP KEY uq_account_groups_request_key,
        DROP COLUMN request_hash,
        DROP COLUMN request_key,
        DROP COLUMN created_by,
        DROP COLUMN description,
        DROP COLUMN parent_id`)
  },
}
