import type { Migration } from '../platform/database/migrator.ts'

/** What the panel of accounts lists and searches by. Terms fold case and marks by their collation. */
export const searchAccounts: Migration = {
  name: '20261122T0940-search-accounts',
  async up(run) {
    await run(`
      CREATE TABLE account_terms (
        term VARCHAR(60) COLLATE utf8mb4_unicode_520_ci NOT NULL,
        account_id BIGINT NOT NULL,
        PRIMARY KEY (term, account_id),
        KEY ix_account_terms_account (account_id, term),
        CONSTRAINT fk_account_terms_account FOREIGN KEY (account_id) REFERENCES accounts (id)
      )`)
    for (const words of [
      'first_name',
      'last_name',
      "SUBSTRING_INDEX(last_name, '-', -1)",
      "SUBSTRING_INDEX(login, '@', 1)",
      "SUBSTRING_INDEX(login, '.', 1)",
      "SUBSTRING_INDEX(SUBSTRING_INDEX(login, '@', 1), '.', -1)",
    ]) {
      await run(
        `INSERT IGNORE INTO account_terms (term, account_id) SELECT LEFT(${words}, 60), id FROM accounts`,
      )
    }
    await run(`
      ALTER TABLE accounts
        ADD KEY ix_accounts_name (last_name, first_name, id),
        ADD KEY ix_accounts_state_name (state, last_name, first_name, id),
        ADD KEY ix_accounts_kind_state_name (kind, state, last_name, first_name, id),
        ADD KEY ix_accounts_signed_in (last_signed_in_at, id),
        ADD KEY ix_accounts_kind_signed_in (kind, last_signed_in_at, id)`)
  },
  async down(run) {
    await run(`
      ALTER TABLE accounts
        DROP KEY ix_accounts_kind_signed_in,
        DROP KEY ix_accounts_signed_in,
        DROP KEY ix_accounts_kind_state_name,
        DROP KEY ix_accounts_state_name,
        DROP KEY ix_accounts_name`)
    await run('DROP TABLE account_terms')
  },
}
