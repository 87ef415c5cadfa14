import type { Migration } from '../platform/database/migrator.ts'

/**
 * How an account reaches a client: as the client itself (`own`), or as a delegate (`delegate`) until an instant. Where
 * `limits_…` says so, a delegate reaches only the portlets and service points that are listed for it.
 */
export const extendClientAccounts: Migration = {
  name: '20261122T0920-extend-client-accounts',
  async up(run) {
    await run(`
      ALTER TABLE client_accounts
        ADD COLUMN reach VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'own',
        ADD COLUMN until_at DATETIME(3) NULL,
        ADD COLUMN limits_portlets TINYINT(1) NOT NULL DEFAULT 0,
        ADD COLUMN limits_points TINYINT(1) NOT NULL DEFAULT 0,
        ADD COLUMN granted_by BIGINT NULL,
        ADD COLUMN version INT NOT NULL DEFAULT 0`)
    await run(`
      CREATE TABLE client_account_portlets (
        client_id BIGINT NOT NULL,
        account_id BIGINT NOT NULL,
        portlet VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        PRIMARY KEY (account_id, client_id, portlet),
        CONSTRAINT fk_client_account_portlets_reach FOREIGN KEY (account_id, client_id)
          REFERENCES client_accounts (account_id, client_id) ON DELETE CASCADE
      )`)
    await run(`
      CREATE TABLE client_account_points (
        client_id BIGINT NOT NULL,
        account_id BIGINT NOT NULL,
        service_point_id BIGINT NOT NULL,
        PRIMARY KEY (account_id, client_id, service_point_id),
        KEY ix_client_account_points_point (service_point_id),
        CONSTRAINT fk_client_account_points_reach FOREIGN KEY (account_id, client_id)
          REFERENCES client_accounts (account_id, client_id) ON DELETE CASCADE,
        CONSTRAINT fk_client_account_points_point FOREIGN KEY (service_point_id) REFERENCES service_points (id)
      )`)
  },
  async down(run) {
    await run('DROP TABLE client_account_points')
    await run('DROP TABLE client_account_portlets')
    await run(`
      ALTER TABLE client_accounts
        DROP COLUMN version,
        DROP COLUMN granted_by,
        DROP COLUMN limits_points,
        DROP COLUMN limits_portlets,
        DROP COLUMN until_at,
        DROP COLUMN reach`)
  },
}
