import type { Migration } from '../platform/database/migrator.ts'

/** Portlets that an account has put aside on its own dashboard. */
export const createHiddenPortlets: Migration = {
  name: '20261122T0925-create-hidden-portlets',
  async up(run) {
    await run(`
      CREATE TABLE account_hidden_portlets (
        account_id BIGINT NOT NULL,
        portlet VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        PRIMARY KEY (account_id, portlet),
        CONSTRAINT fk_account_hidden_portlets_account FOREIGN KEY (account_id) REFERENCES accounts (id)
      )`)
  },
  async down(run) {
    await run('DROP TABLE account_hidden_portlets')
  },
}
