import type { Migration } from '../platform/database/migrator.ts'

/**
 * Numbers that clients had before, records that were merged into another one, and which client belongs to which. A
 * merged record leaves `clients`, so that nothing can be written for it any more; what it said is kept beside it.
 */
export const extendClientSearch: Migration = {
  name: '20261122T0960-extend-client-search',
  async up(run) {
    await run(`
      ALTER TABLE clients
        ADD COLUMN parent_id BIGINT NULL,
        ADD KEY ix_clients_parent (parent_id, sort_name, id),
        ADD KEY ix_clients_nip (nip, id),
        ADD KEY ix_clients_regon (regon, id),
        ADD KEY ix_clients_pesel (pesel, id),
        ADD KEY ix_clients_email (email, id),
        ADD KEY ix_clients_phone (phone, sort_name, id),
        ADD CONSTRAINT fk_clients_parent FOREIGN KEY (parent_id) REFERENCES clients (id)`)
    await run(`
      CREATE TABLE client_former_numbers (
        client_id BIGINT NOT NULL,
        number VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
        created_at DATETIME(3) NOT NULL,
        PRIMARY KEY (client_id, number),
        CONSTRAINT fk_client_former_numbers_client FOREIGN KEY (client_id) REFERENCES clients (id)
      )`)
    await run(`
      CREATE TABLE merged_clients (
        id BIGINT NOT NULL,
        client_id BIGINT NOT NULL,
        number VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
        kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        first_name VARCHAR(80) NOT NULL,
        last_name VARCHAR(80) NOT NULL,
        company_name VARCHAR(200) NOT NULL,
        display_name VARCHAR(200) NOT NULL,
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
        caretaker_id BIGINT NULL,
        parent_id BIGINT NULL,
        kept_rows LONGTEXT NOT NULL,
        merged_by BIGINT NOT NULL,
        merged_at DATETIME(3) NOT NULL,
        created_by BIGINT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_merged_clients_number (number),
        KEY ix_merged_clients_client (client_id),
        CONSTRAINT fk_merged_clients_client FOREIGN KEY (client_id) REFERENCES clients (id)
      )`)
  },
  async down(run) {
    await run('DROP TABLE merged_clients')
    await run('DROP TABLE client_former_numbers')
    await run('ALTER TABLE clients DROP FOREIGN KEY fk_clients_parent')
    await run(`
      ALTER TABLE clients
        DROP KEY ix_clients_phone,
        DROP KEY ix_clients_email,
        DROP KEY ix_clients_pesel,
        DROP KEY ix_clients_regon,
        DROP KEY ix_clients_nip,
        DROP KEY ix_clients_parent,
        DROP COLUMN parent_id`)
  },
}
