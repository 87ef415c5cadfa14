import type { Migration } from '../platform/database/migrator.ts'

/**
 * What a client's record holds besides the client: further contacts, attributes that the office defines, and the
 * register of consents, whose last row of a kind is what holds and whose rows are never changed.
 */
export const extendClientRecord: Migration = {
  name: '20261122T0950-extend-client-record',
  async up(run) {
    await run(`
      CREATE TABLE client_contacts (
        id BIGINT NOT NULL AUTO_INCREMENT,
        client_id BIGINT NOT NULL,
        purpose VARCHAR(80) NOT NULL,
        name VARCHAR(160) NOT NULL,
        phone VARCHAR(40) NOT NULL,
        email VARCHAR(254) COLLATE utf8mb4_bin NULL,
        street VARCHAR(120) NOT NULL,
        building VARCHAR(20) NOT NULL,
        flat VARCHAR(20) NOT NULL,
        postal_code VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        city VARCHAR(80) NOT NULL,
        note VARCHAR(500) NOT NULL,
        version INT NOT NULL DEFAULT 0,
        created_by BIGINT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        updated_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_client_contacts_request_key (created_by, request_key),
        KEY ix_client_contacts_client (client_id, id),
        CONSTRAINT fk_client_contacts_client FOREIGN KEY (client_id) REFERENCES clients (id)
      )`)
    await run(`
      CREATE TABLE client_attributes (
        id BIGINT NOT NULL AUTO_INCREMENT,
        name_pl VARCHAR(80) NOT NULL,
        name_en VARCHAR(80) NOT NULL,
        kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        choices LONGTEXT NOT NULL,
        position INT NOT NULL,
        is_retired TINYINT(1) NOT NULL DEFAULT 0,
        version INT NOT NULL DEFAULT 0,
        created_by BIGINT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        updated_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_client_attributes_name_pl (name_pl),
        UNIQUE KEY uq_client_attributes_name_en (name_en),
        UNIQUE KEY uq_client_attributes_request_key (created_by, request_key),
        KEY ix_client_attributes_position (position, id)
      )`)
    await run(`
      CREATE TABLE client_attribute_values (
        client_id BIGINT NOT NULL,
        attribute_id BIGINT NOT NULL,
        value VARCHAR(1000) NULL,
        updated_by BIGINT NULL,
        updated_at DATETIME(3) NOT NULL,
        PRIMARY KEY (client_id, attribute_id),
        KEY ix_client_attribute_values_attribute (attribute_id),
        CONSTRAINT fk_client_attribute_values_client FOREIGN KEY (client_id) REFERENCES clients (id),
        CONSTRAINT fk_client_attribute_values_attribute FOREIGN KEY (attribute_id) REFERENCES client_attributes (id)
      )`)
    await run(`
      CREATE TABLE client_consents (
        id BIGINT NOT NULL AUTO_INCREMENT,
        client_id BIGINT NOT NULL,
        kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        is_given TINYINT(1) NOT NULL,
        source VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        note VARCHAR(300) NOT NULL,
        decided_by BIGINT NULL,
        decided_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        KEY ix_client_consents_client (client_id, id),
        KEY ix_client_consents_kind (client_id, kind, id),
        KEY ix_client_consents_decided_by (decided_by),
        CONSTRAINT fk_client_consents_client FOREIGN KEY (client_id) REFERENCES clients (id),
        CONSTRAINT fk_client_consents_decided_by FOREIGN KEY (decided_by) REFERENCES accounts (id)
      )`)
  },
  async down(run) {
    for (const table of [
      'client_consents',
      'client_attribute_values',
      'client_attributes',
      'client_contacts',
    ]) {
      await run(`DROP TABLE ${table}`)
    }
  },
}
