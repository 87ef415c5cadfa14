import type { Migration } from '../platform/database/migrator.ts'

/** Client records, the accounts that reach them and the folded words they are found by. */
export const createClients: Migration = {
  name: '20261121T0910-create-clients',
  async up(run) {
    await run(`
      CREATE TABLE clients (
        id BIGINT NOT NULL AUTO_INCREMENT,
        number VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
        kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        first_name VARCHAR(80) NOT NULL,
        last_name VARCHAR(80) NOT NULL,
        company_name VARCHAR(200) NOT NULL,
        display_name VARCHAR(200) NOT NULL,
        sort_name VARCHAR(200) COLLATE utf8mb4_polish_ci GENERATED ALWAYS AS
          (CASE WHEN kind = 'company' THEN company_name ELSE CONCAT(last_name, ' ', first_name) END) STORED,
        nip VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        regon VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        pesel VARCHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        email VARCHAR(254) COLLATE utf8mb4_bin NULL,
        phone VARCHAR(40) NOT NULL,
        street VARCHAR(120) NOT NULL,
        building VARCHAR(20) NOT NULL,
        flat VARCHAR(20) NOT NULL,
        postal_code VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        city VARCHAR(80) NOT NULL,
        alert_note VARCHAR(1000) NULL,
        alert_note_by BIGINT NULL,
        alert_note_at DATETIME(3) NULL,
        caretaker_id BIGINT NULL,
        version INT NOT NULL DEFAULT 0,
        created_by BIGINT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        updated_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_clients_number (number),
        UNIQUE KEY uq_clients_request_key (created_by, request_key),
        KEY ix_clients_name (sort_name, id),
        KEY ix_clients_caretaker_name (caretaker_id, sort_name, id),
        KEY ix_clients_alert_note_by (alert_note_by),
        CONSTRAINT fk_clients_caretaker FOREIGN KEY (caretaker_id) REFERENCES accounts (id),
        CONSTRAINT fk_clients_alert_note_by FOREIGN KEY (alert_note_by) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE client_accounts (
        client_id BIGINT NOT NULL,
        account_id BIGINT NOT NULL,
        created_at DATETIME(3) NOT NULL,
        PRIMARY KEY (account_id, client_id),
        KEY ix_client_accounts_client (client_id),
        CONSTRAINT fk_client_accounts_client FOREIGN KEY (client_id) REFERENCES clients (id),
        CONSTRAINT fk_client_accounts_account FOREIGN KEY (account_id) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE client_terms (
        term VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
        client_id BIGINT NOT NULL,
        PRIMARY KEY (term, client_id),
        KEY ix_client_terms_client (client_id, term),
        CONSTRAINT fk_client_terms_client FOREIGN KEY (client_id) REFERENCES clients (id)
      )`)
  },
  async down(run) {
    for (const table of ['client_terms', 'client_accounts', 'clients']) await run(`DROP TABLE ${table}`)
  },
}
