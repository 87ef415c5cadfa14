import type { Migration } from '../platform/database/migrator.ts'

/**
 * Telling readers of what went live. `tells` is null where nobody has chosen: then notices of an outage are told in the
 * portal. Each opening of a window that was told of has a row, with how far the telling has come; what is on show
 * already counts as told. Accounts choose of what they want letters.
 */
export const tellOfPublications: Migration = {
  name: '20261122T1310-tell-of-publications',
  async up(run) {
    await run(`
      ALTER TABLE publications ADD COLUMN tells VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NULL`)
    await run(`
      CREATE TABLE publication_tellings (
        id BIGINT NOT NULL AUTO_INCREMENT,
        publication_id BIGINT NOT NULL,
        from_at DATETIME(3) NOT NULL,
        told_at DATETIME(3) NOT NULL,
        event_id BIGINT NULL,
        last_account_id BIGINT NOT NULL DEFAULT 0,
        told INT NOT NULL DEFAULT 0,
        letters INT NOT NULL DEFAULT 0,
        finished_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_publication_tellings_from (publication_id, from_at),
        KEY ix_publication_tellings_told (publication_id, told_at),
        CONSTRAINT fk_publication_tellings_publication FOREIGN KEY (publication_id) REFERENCES publications (id)
      )`)
    await run(`
      INSERT INTO publication_tellings (publication_id, from_at, told_at, finished_at)
      SELECT w.publication_id, w.from_at, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
      FROM publication_windows w JOIN publications p ON p.id = w.publication_id
      WHERE w.from_at <= UTC_TIMESTAMP(3) AND w.until_at > UTC_TIMESTAMP(3) AND p.withdrawn_at IS NULL
        AND p.first_effective_at <= UTC_TIMESTAMP(3)`)
    await run(`
      ALTER TABLE notifications
        ADD COLUMN publication_id BIGINT NULL,
        ADD KEY ix_notifications_publication (publication_id),
        ADD CONSTRAINT fk_notifications_publication FOREIGN KEY (publication_id) REFERENCES publications (id)`)
    await run(`
      ALTER TABLE accounts
        ADD COLUMN outage_letters TINYINT(1) NOT NULL DEFAULT 1,
        ADD COLUMN news_letters TINYINT(1) NOT NULL DEFAULT 0`)
  },
  async down(run) {
    await run('ALTER TABLE accounts DROP COLUMN news_letters, DROP COLUMN outage_letters')
    await run('DELETE FROM notifications WHERE publication_id IS NOT NULL')
    await run(`
      ALTER TABLE notifications
        DROP FOREIGN KEY fk_notifications_publication,
        DROP KEY ix_notifications_publication,
        DROP COLUMN publication_id`)
    await run('DROP TABLE publication_tellings')
    await run('ALTER TABLE publications DROP COLUMN tells')
  },
}
