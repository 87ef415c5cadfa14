import type { Migration } from '../platform/database/migrator.ts'

/** Kinds of documents become the office's own to define; administrators of an office set up before may do so. */
export const defineDocumentKinds: Migration = {
  name: '20261122T1040-define-document-kinds',
  async up(run) {
    await run(`
      ALTER TABLE document_kinds
        ADD COLUMN is_retired TINYINT(1) NOT NULL DEFAULT 0,
        ADD COLUMN version INT NOT NULL DEFAULT 0,
        ADD COLUMN created_by BIGINT NULL,
        ADD COLUMN request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        ADD COLUMN request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        ADD COLUMN created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        ADD COLUMN updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        ADD UNIQUE KEY uq_document_kinds_name_pl (name_pl),
        ADD UNIQUE KEY uq_document_kinds_name_en (name_en),
        ADD UNIQUE KEY uq_document_kinds_request_key (created_by, request_key),
        ADD KEY ix_document_kinds_position (position, id)`)
    await run(`
      INSERT IGNORE INTO account_group_grants (group_id, permission, is_granted)
      SELECT id, 'document.define-kinds', 1 FROM account_groups WHERE code = 'ADMINISTRATORS'`)
    const heirs = `WITH RECURSIVE heirs (id) AS (
      SELECT id FROM account_groups WHERE code = 'ADMINISTRATORS'
      UNION SELECT g.id FROM heirs h JOIN account_groups g ON g.parent_id = h.id) SELECT id`
    await run(`
      INSERT IGNORE INTO account_group_permissions (group_id, permission) ${heirs}, 'document.define-kinds' FROM heirs`)
    await run("UPDATE account_groups SET version = version + 1 WHERE kind = 'staff'")
  },
  async down(run) {
    for (const table of ['account_group_permissions', 'account_group_grants'])
      await run(`DELETE FROM ${table} WHERE permission = 'document.define-kinds'`)
    await run(`
      ALTER TABLE document_kinds
        DROP KEY ix_document_kinds_position,
        DROP KEY uq_document_kinds_request_key,
        DROP KEY uq_document_kinds_name_en,
        DROP KEY uq_document_kinds_name_pl,
        DROP COLUMN updated_at,
        DROP COLUMN created_at,
        DROP COLUMN request_hash,
        DROP COLUMN request_key,
        DROP COLUMN created_by,
        DROP COLUMN version,
        DROP COLUMN is_retired`)
  },
}
