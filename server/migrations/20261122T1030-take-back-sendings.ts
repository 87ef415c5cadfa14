import type { Migration } from '../platform/database/migrator.ts'

/**
 * What was sent to many may reach the groups below the chosen one, can be stopped on its way and taken back as a whole.
 * A list names clients by the numbers they had before as well.
 */
export const takeBackSendings: Migration = {
  name: '20261122T1030-take-back-sendings',
  async up(run) {
    await run(`
      ALTER TABLE document_sendings
        ADD COLUMN with_groups_below TINYINT(1) NOT NULL DEFAULT 0,
        ADD COLUMN version INT NOT NULL DEFAULT 0,
        ADD COLUMN withdrawn INT NOT NULL DEFAULT 0,
        ADD COLUMN stopped_at DATETIME(3) NULL,
        ADD COLUMN withdrawal_at DATETIME(3) NULL,
        ADD COLUMN withdrawal_by BIGINT NULL,
        ADD COLUMN withdrawal_reason VARCHAR(500) NULL,
        ADD COLUMN withdrawal_keeps_opened TINYINT(1) NULL,
        ADD COLUMN withdrawal_total INT NULL,
        ADD COLUMN withdrawal_ended_at DATETIME(3) NULL,
        ADD KEY ix_document_sendings_withdrawal_by (withdrawal_by),
        ADD CONSTRAINT fk_document_sendings_withdrawal_by FOREIGN KEY (withdrawal_by) REFERENCES accounts (id)`)
    await run('ALTER TABLE documents ADD KEY ix_documents_sending_left (sending_id, withdrawn_at, opened_at)')
    await run(`
      UPDATE document_sendings s SET s.withdrawn =
        (SELECT COUNT(*) FROM documents d WHERE d.sending_id = s.id AND d.withdrawn_at IS NOT NULL)`)
    await run('ALTER TABLE client_former_numbers ADD KEY ix_client_former_numbers_number (number)')
  },
  async down(run) {
    await run('ALTER TABLE client_former_numbers DROP KEY ix_client_former_numbers_number')
    await run('ALTER TABLE documents DROP KEY ix_documents_sending_left')
    await run('ALTER TABLE document_sendings DROP FOREIGN KEY fk_document_sendings_withdrawal_by')
    await run(`
      ALTER TABLE document_sendings
        DROP KEY ix_document_sendings_withdrawal_by,
        DROP COLUMN withdrawal_ended_at,
        DROP COLUMN withdrawal_total,
        DROP COLUMN withdrawal_keeps_opened,
        DROP COLUMN withdrawal_reason,
        DROP COLUMN withdrawal_by,
        DROP COLUMN withdrawal_at,
        DROP COLUMN stopped_at,
        DROP COLUMN withdrawn,
        DROP COLUMN version,
        DROP COLUMN with_groups_below`)
  },
}
