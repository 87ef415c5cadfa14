import type { Migration } from '../platform/database/migrator.ts'
import { builtInGroups } from '#shared/domain/accounts/permissions.ts'

/** Accounts, groups, sessions, one-time links and the counters that slow down guessing. */
export const createAccounts: Migration = {
  name: '20261121T0900-create-accounts',
  async up(run) {
    await run(`
      CREATE TABLE accounts (
        id BIGINT NOT NULL AUTO_INCREMENT,
        kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        login VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
        password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
        must_change_password TINYINT(1) NOT NULL DEFAULT 0,
        first_name VARCHAR(80) NOT NULL,
        last_name VARCHAR(80) NOT NULL,
        email VARCHAR(254) COLLATE utf8mb4_bin NULL,
        state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        language CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'pl',
        last_signed_in_at DATETIME(3) NULL,
        version INT NOT NULL DEFAULT 0,
        created_by BIGINT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        updated_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_accounts_login (login),
        UNIQUE KEY uq_accounts_request_key (created_by, request_key),
        KEY ix_accounts_kind_name (kind, last_name, first_name, id)
      )`)
    await run(`
      CREATE TABLE account_groups (
        id BIGINT NOT NULL AUTO_INCREMENT,
        code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
        kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name_pl VARCHAR(120) NOT NULL,
        name_en VARCHAR(120) NOT NULL,
        \`rank\` INT NOT NULL,
        version INT NOT NULL DEFAULT 0,
        PRIMARY KEY (id),
        UNIQUE KEY uq_account_groups_code (code)
      )`)
    await run(`
      CREATE TABLE account_group_members (
        account_id BIGINT NOT NULL,
        group_id BIGINT NOT NULL,
        PRIMARY KEY (account_id, group_id),
        KEY ix_account_group_members_group (group_id),
        CONSTRAINT fk_account_group_members_account FOREIGN KEY (account_id) REFERENCES accounts (id),
        CONSTRAINT fk_account_group_members_group FOREIGN KEY (group_id) REFERENCES account_groups (id)
      )`)
    await run(`
      CREATE TABLE account_group_permissions (
        group_id BIGINT NOT NULL,
        permission VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        PRIMARY KEY (group_id, permission),
        CONSTRAINT fk_account_group_permissions_group FOREIGN KEY (group_id) REFERENCES account_groups (id)
      )`)
    await run(`
      CREATE TABLE sessions (
        id BIGINT NOT NULL AUTO_INCREMENT,
        token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        account_id BIGINT NOT NULL,
        app VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        last_seen_at DATETIME(3) NOT NULL,
        expires_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_sessions_token_hash (token_hash),
        KEY ix_sessions_account (account_id),
        KEY ix_sessions_expires (expires_at),
        CONSTRAINT fk_sessions_account FOREIGN KEY (account_id) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE account_links (
        id BIGINT NOT NULL AUTO_INCREMENT,
        purpose VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        account_id BIGINT NULL,
        created_at DATETIME(3) NOT NULL,
        expires_at DATETIME(3) NOT NULL,
        used_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_account_links_token_hash (token_hash),
        UNIQUE KEY uq_account_links_purpose (account_id, purpose),
        CONSTRAINT fk_account_links_account FOREIGN KEY (account_id) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE attempt_counters (
        subject CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        failures INT NOT NULL,
        counted_at DATETIME(3) NOT NULL,
        locked_until DATETIME(3) NULL,
        PRIMARY KEY (subject),
        KEY ix_attempt_counters_counted (counted_at)
      )`)
    for (const group of builtInGroups) {
      await run('INSERT INTO account_groups (code, kind, name_pl, name_en, `rank`) VALUES (?, ?, ?, ?, ?)', [
        group.code,
        group.kind,
        group.name.pl,
        group.name.en,
        group.rank,
      ])
      for (const permission of group.permissions) {
        await run(
          'INSERT INTO account_group_permissions (group_id, permission) SELECT id, ? FROM account_groups WHERE code = ?',
          [permission, group.code],
        )
      }
    }
  },
  async down(run) {
    for (const table of [
      'attempt_counters',
      'account_links',
      'sessions',
      'account_group_permissions',
      'account_group_members',
      'account_groups',
      'accounts',
    ]) {
      await run(`DROP TABLE ${table}`)
    }
  },
}
