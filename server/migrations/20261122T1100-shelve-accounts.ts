import type { Migration } from '../platform/database/migrator.ts'

const shelf = 'VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL'
const state = 'VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL'

/**
 * Where the panel finds accounts: each stands on the shelf of all, on that of its kind and on one of each of its groups,
 * in every order and with every word the panel asks for. One index then gives a page, however rare the group or state.
 */
export const shelveAccounts: Migration = {
  name: '20261122T1100-shelve-accounts',
  async up(run) {
    await run(`
      CREATE TABLE account_shelves (
        shelf ${shelf},
        account_id BIGINT NOT NULL,
        state ${state},
        last_signed_in_at DATETIME(3) NULL,
        last_name VARCHAR(80) NOT NULL,
        first_name VARCHAR(80) NOT NULL,
        PRIMARY KEY (account_id, shelf),
        KEY ix_account_shelves_name (shelf, last_name, first_name, account_id),
        KEY ix_account_shelves_state_name (shelf, state, last_name, first_name, account_id),
        KEY ix_account_shelves_signed_in (shelf, last_signed_in_at, account_id),
        KEY ix_account_shelves_state_signed_in (shelf, state, last_signed_in_at, account_id),
        CONSTRAINT fk_account_shelves_account FOREIGN KEY (account_id) REFERENCES accounts (id)
      )`)
    for (const from of [
      "'all' FROM accounts a",
      'a.kind FROM accounts a',
      'm.group_id FROM account_group_members m JOIN accounts a ON a.id = m.account_id',
    ]) {
      await run(
        `INSERT INTO account_shelves (account_id, state, last_signed_in_at, last_name, first_name, shelf)
         SELECT a.id, a.state, a.last_signed_in_at, a.last_name, a.first_name, ${from}`,
      )
    }
    await run(`
      ALTER TABLE account_terms
        ADD COLUMN shelf ${shelf} FIRST,
        ADD COLUMN state ${state}`)
    await run(
      "UPDATE account_terms t JOIN accounts a ON a.id = t.account_id SET t.shelf = 'all', t.state = a.state",
    )
    await run(`
      ALTER TABLE account_terms
        DROP PRIMARY KEY,
        ADD PRIMARY KEY (shelf, term, account_id),
        ADD KEY ix_account_terms_state (shelf, state, term, account_id),
        DROP KEY ix_account_terms_account,
        ADD KEY ix_account_terms_account (account_id, shelf, term)`)
    await run(
      `INSERT INTO account_terms (shelf, term, account_id, state)
       SELECT s.shelf, t.term, t.account_id, t.state FROM account_terms t
       JOIN account_shelves s ON s.account_id = t.account_id AND s.shelf <> 'all'`,
    )
    await run(`
      ALTER TABLE accounts
        DROP KEY ix_accounts_kind_signed_in,
        DROP KEY ix_accounts_signed_in,
        DROP KEY ix_accounts_kind_state_name,
        DROP KEY ix_accounts_state_name,
        DROP KEY ix_accounts_name`)
  },
  async down(run) {
    await run(`
      ALTER TABLE accounts
        ADD KEY ix_accounts_name (last_name, first_name, id),
        ADD KEY ix_accounts_state_name (state, last_name, first_name, id),
        ADD KEY ix_accounts_kind_state_name (kind, state, last_name, first_name, id),
        ADD KEY ix_accounts_signed_in (last_signed_in_at, id),
        ADD KEY ix_accounts_kind_signed_in (kind, last_signed_in_at, id)`)
    await run("DELETE FROM account_terms WHERE shelf <> 'all'")
    await run(`
      ALTER TABLE account_terms
        DROP KEY ix_account_terms_state,
        DROP PRIMARY KEY,
        DROP COLUMN state,
        DROP COLUMN shelf,
        ADD PRIMARY KEY (term, account_id),
        DROP KEY ix_account_terms_account,
        ADD KEY ix_account_terms_account (account_id, term)`)
    await run('DROP TABLE account_shelves')
  },
}
