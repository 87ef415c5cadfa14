import type { Migration } from '../platform/database/migrator.ts'

const codes = "('ADMINISTRATORS', 'EDITORS')"

/**
 * How the portal looks. `appearance_state` has one row: the draft, and the version that every change raises. A version
 * never changes; on show is the one with the latest `effective_from_at` that has come, and one that was called off
 * has none. Pictures are drawn anew when they are sent, so they are small.
 */
export const createAppearance: Migration = {
  name: '20261122T1210-create-appearance',
  async up(run) {
    await run(`
      CREATE TABLE appearance_state (
        id TINYINT NOT NULL,
        draft LONGTEXT NULL,
        version INT NOT NULL,
        saved_by BIGINT NULL,
        saved_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        KEY ix_appearance_state_saved_by (saved_by),
        CONSTRAINT fk_appearance_state_saved_by FOREIGN KEY (saved_by) REFERENCES accounts (id)
      )`)
    await run('INSERT INTO appearance_state (id, version) VALUES (1, 0)')
    await run(`
      CREATE TABLE appearance_versions (
        id BIGINT NOT NULL AUTO_INCREMENT,
        number INT NOT NULL,
        content LONGTEXT NOT NULL,
        css TEXT NOT NULL,
        css_hash CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        effective_from_at DATETIME(3) NULL,
        restored_from INT NULL,
        published_by BIGINT NOT NULL,
        published_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_appearance_versions_number (number),
        KEY ix_appearance_versions_effective (effective_from_at, id),
        KEY ix_appearance_versions_css (css_hash),
        KEY ix_appearance_versions_published_by (published_by),
        CONSTRAINT fk_appearance_versions_published_by FOREIGN KEY (published_by) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE appearance_pictures (
        id BIGINT NOT NULL AUTO_INCREMENT,
        hash CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name VARCHAR(255) NOT NULL,
        width INT NOT NULL,
        height INT NOT NULL,
        media_type VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        bytes MEDIUMBLOB NOT NULL,
        added_by BIGINT NOT NULL,
        added_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_appearance_pictures_hash (hash),
        KEY ix_appearance_pictures_added_by (added_by),
        CONSTRAINT fk_appearance_pictures_added_by FOREIGN KEY (added_by) REFERENCES accounts (id)
      )`)
    await run(`
      INSERT IGNORE INTO account_group_grants (group_id, permission, is_granted)
      SELECT id, 'appearance.manage', 1 FROM account_groups WHERE code IN ${codes}`)
    const heirs = `WITH RECURSIVE heirs (id) AS (
      SELECT id FROM account_groups WHERE code IN ${codes}
      UNION SELECT g.id FROM heirs h JOIN account_groups g ON g.parent_id = h.id) SELECT id`
    await run(`
      INSERT IGNORE INTO account_group_permissions (group_id, permission) ${heirs}, 'appearance.manage' FROM heirs`)
    await run("UPDATE account_groups SET version = version + 1 WHERE kind = 'staff'")
  },
  async down(run) {
    for (const table of ['account_group_permissions', 'account_group_grants'])
      await run(`DELETE FROM ${table} WHERE permission = 'appearance.manage'`)
    for (const table of ['appearance_pictures', 'appearance_versions', 'appearance_state'])
      await run(`DROP TABLE ${table}`)
  },
}
