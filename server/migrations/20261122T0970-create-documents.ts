import type { Migration } from '../platform/database/migrator.ts'

const kinds = [
  { code: 'invoice', pl: 'Faktura', en: 'Invoice', byClients: 0, byOffice: 1 },
  { code: 'letter', pl: 'Pismo', en: 'Letter', byClients: 1, byOffice: 1 },
  { code: 'contract', pl: 'Umowa', en: 'Contract', byClients: 1, byOffice: 1 },
  { code: 'terms', pl: 'Warunki techniczne', en: 'Technical conditions', byClients: 0, byOffice: 1 },
  { code: 'confirmation', pl: 'Potwierdzenie', en: 'Confirmation', byClients: 0, byOffice: 1 },
  { code: 'application', pl: 'Wniosek', en: 'Application', byClients: 1, byOffice: 0 },
  {
    code: 'property-title',
    pl: 'Tytuł prawny do lokalu',
    en: 'Title to the property',
    byClients: 1,
    byOffice: 0,
  },
  { code: 'power-of-attorney', pl: 'Pełnomocnictwo', en: 'Power of attorney', byClients: 1, byOffice: 0 },
  { code: 'meter-photo', pl: 'Zdjęcie wodomierza', en: 'Photo of a meter', byClients: 1, byOffice: 0 },
  { code: 'payment-proof', pl: 'Dowód wpłaty', en: 'Proof of payment', byClients: 1, byOffice: 0 },
  { code: 'other', pl: 'Inny dokument', en: 'Other document', byClients: 1, byOffice: 1 },
] as const

/**
 * Documents sent by clients and to them. One file may belong to the documents of many clients. `opened_at` is the first
 * download by the other side. What clients send becomes a task of a type that they cannot choose themselves.
 */
export const createDocuments: Migration = {
  name: '20261122T0970-create-documents',
  async up(run) {
    await run(
      `INSERT INTO task_types (code, name_pl, name_en, due_days, priority, group_id, clients_may_file, asks_for_appointment, position)
       SELECT 'document', 'Dokument od klienta', 'Document from a client', 14, 1, id, 0, 0, 7
       FROM account_groups WHERE code = 'CLERKS'`,
    )
    await run(`
      CREATE TABLE document_kinds (
        id BIGINT NOT NULL AUTO_INCREMENT,
        code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name_pl VARCHAR(120) NOT NULL,
        name_en VARCHAR(120) NOT NULL,
        clients_may_send TINYINT(1) NOT NULL,
        office_may_send TINYINT(1) NOT NULL,
        task_type_id BIGINT NOT NULL,
        position INT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_document_kinds_code (code),
        KEY ix_document_kinds_task_type (task_type_id),
        CONSTRAINT fk_document_kinds_task_type FOREIGN KEY (task_type_id) REFERENCES task_types (id)
      )`)
    await run(`
      CREATE TABLE document_sendings (
        id BIGINT NOT NULL AUTO_INCREMENT,
        how VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        group_id BIGINT NULL,
        group_name_pl VARCHAR(120) NULL,
        group_name_en VARCHAR(120) NULL,
        kind_id BIGINT NOT NULL,
        title VARCHAR(200) NOT NULL,
        note TEXT NOT NULL,
        recipients INT NOT NULL,
        delivered INT NOT NULL DEFAULT 0,
        opened INT NOT NULL DEFAULT 0,
        last_client_id BIGINT NOT NULL DEFAULT 0,
        created_by BIGINT NOT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        created_at DATETIME(3) NOT NULL,
        finished_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_document_sendings_request_key (created_by, request_key),
        KEY ix_document_sendings_kind (kind_id),
        CONSTRAINT fk_document_sendings_kind FOREIGN KEY (kind_id) REFERENCES document_kinds (id),
        CONSTRAINT fk_document_sendings_created_by FOREIGN KEY (created_by) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE document_sending_files (
        sending_id BIGINT NOT NULL,
        attachment_id BIGINT NOT NULL,
        PRIMARY KEY (sending_id, attachment_id),
        KEY ix_document_sending_files_attachment (attachment_id),
        CONSTRAINT fk_document_sending_files_sending FOREIGN KEY (sending_id) REFERENCES document_sendings (id),
        CONSTRAINT fk_document_sending_files_attachment FOREIGN KEY (attachment_id) REFERENCES attachments (id)
      )`)
    await run(`
      CREATE TABLE documents (
        id BIGINT NOT NULL AUTO_INCREMENT,
        client_id BIGINT NOT NULL,
        direction VARCHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        kind_id BIGINT NOT NULL,
        title VARCHAR(200) NOT NULL,
        note TEXT NOT NULL,
        task_id BIGINT NULL,
        sending_id BIGINT NULL,
        created_by BIGINT NOT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        opened_at DATETIME(3) NULL,
        opened_by BIGINT NULL,
        withdrawn_at DATETIME(3) NULL,
        withdrawn_by BIGINT NULL,
        withdrawn_reason VARCHAR(500) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_documents_request_key (created_by, request_key),
        KEY ix_documents_client (client_id, id),
        KEY ix_documents_direction (client_id, direction, id),
        KEY ix_documents_new (client_id, direction, opened_at, withdrawn_at),
        KEY ix_documents_sending (sending_id, client_id),
        KEY ix_documents_task (task_id),
        KEY ix_documents_kind (kind_id),
        KEY ix_documents_opened_by (opened_by),
        KEY ix_documents_withdrawn_by (withdrawn_by),
        CONSTRAINT fk_documents_client FOREIGN KEY (client_id) REFERENCES clients (id),
        CONSTRAINT fk_documents_kind FOREIGN KEY (kind_id) REFERENCES document_kinds (id),
        CONSTRAINT fk_documents_task FOREIGN KEY (task_id) REFERENCES tasks (id),
        CONSTRAINT fk_documents_sending FOREIGN KEY (sending_id) REFERENCES document_sendings (id),
        CONSTRAINT fk_documents_created_by FOREIGN KEY (created_by) REFERENCES accounts (id),
        CONSTRAINT fk_documents_opened_by FOREIGN KEY (opened_by) REFERENCES accounts (id),
        CONSTRAINT fk_documents_withdrawn_by FOREIGN KEY (withdrawn_by) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE document_files (
        document_id BIGINT NOT NULL,
        attachment_id BIGINT NOT NULL,
        PRIMARY KEY (document_id, attachment_id),
        KEY ix_document_files_attachment (attachment_id),
        CONSTRAINT fk_document_files_document FOREIGN KEY (document_id) REFERENCES documents (id),
        CONSTRAINT fk_document_files_attachment FOREIGN KEY (attachment_id) REFERENCES attachments (id)
      )`)
    for (const [position, kind] of kinds.entries()) {
      await run(
        `INSERT INTO document_kinds (code, name_pl, name_en, clients_may_send, office_may_send, task_type_id, position)
         SELECT ?, ?, ?, ?, ?, id, ? FROM task_types WHERE code = 'document'`,
        [kind.code, kind.pl, kind.en, kind.byClients, kind.byOffice, position],
      )
    }
  },
  async down(run) {
    const tables = [
      'document_files',
      'documents',
      'document_sending_files',
      'document_sendings',
      'document_kinds',
    ]
    for (const table of tables) await run(`DROP TABLE ${table}`)
    await run("DELETE FROM task_types WHERE code = 'document'")
  },
}
