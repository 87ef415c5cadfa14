import type { Migration } from '../platform/database/migrator.ts'

/**
 * What an access was called by who gave it, and the key under which it was given; codes with which clients make their
 * account themselves, and which proofs the office takes from them.
 */
export const openAccess: Migration = {
  name: '20261122T0980-open-access',
  async up(run) {
    await run(`
      ALTER TABLE client_accounts
        ADD COLUMN label VARCHAR(161) NULL,
        ADD COLUMN request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        ADD COLUMN request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        ADD UNIQUE KEY uq_client_accounts_request_key (granted_by, request_key),
        ADD CONSTRAINT fk_client_accounts_granted_by FOREIGN KEY (granted_by) REFERENCES accounts (id)`)
    await run(`
      CREATE TABLE activation_codes (
        id BIGINT NOT NULL AUTO_INCREMENT,
        client_id BIGINT NOT NULL,
        code_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        created_by BIGINT NOT NULL,
        created_at DATETIME(3) NOT NULL,
        expires_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_activation_codes_hash (code_hash),
        KEY ix_activation_codes_client (client_id, expires_at),
        KEY ix_activation_codes_expires (expires_at),
        CONSTRAINT fk_activation_codes_client FOREIGN KEY (client_id) REFERENCES clients (id),
        CONSTRAINT fk_activation_codes_created_by FOREIGN KEY (created_by) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE activation_proofs (
        proof VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        is_taken TINYINT(1) NOT NULL,
        PRIMARY KEY (proof)
      )`)
    await run("INSERT INTO activation_proofs (proof, is_taken) VALUES ('code', 1), ('invoice', 0)")
  },
  async down(run) {
    await run('DROP TABLE activation_proofs')
    await run('DROP TABLE activation_codes')
    await run(`
      ALTER TABLE client_accounts
        DROP FOREIGN KEY fk_client_accounts_granted_by,
        DROP KEY uq_client_accounts_request_key,
        DROP COLUMN request_hash,
        DROP COLUMN request_key,
        DROP COLUMN label`)
  },
}
