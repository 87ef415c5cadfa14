import type { Migration } from '../platform/database/migrator.ts'

/**
 * The append-only event log; its outbox, from which a sequencer fills the gap-free feed that everyone tails;
 * leases, cursors, jobs, mails and notifications.
 */
export const createEventLog: Migration = {
  name: '20261121T0930-create-event-log',
  async up(run) {
    await run(`
      CREATE TABLE event_log (
        id BIGINT NOT NULL AUTO_INCREMENT,
        name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        schema_version SMALLINT NOT NULL,
        actor_kind VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        actor_id BIGINT NULL,
        client_id BIGINT NULL,
        task_id BIGINT NULL,
        address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        payload LONGTEXT NOT NULL,
        occurred_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        KEY ix_event_log_occurred (occurred_at, id),
        KEY ix_event_log_name (name, occurred_at, id),
        KEY ix_event_log_actor (actor_id, occurred_at, id),
        KEY ix_event_log_client (client_id, occurred_at, id),
        KEY ix_event_log_task (task_id, occurred_at, id)
      )`)
    await run(`
      CREATE TABLE event_outbox (
        event_id BIGINT NOT NULL,
        PRIMARY KEY (event_id)
      )`)
    await run(`
      CREATE TABLE event_feed (
        feed_position BIGINT NOT NULL,
        event_id BIGINT NOT NULL,
        PRIMARY KEY (feed_position),
        UNIQUE KEY uq_event_feed_event (event_id)
      )`)
    await run(`
      CREATE TABLE leases (
        name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        holder CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        held_until DATETIME(3) NULL,
        position BIGINT NOT NULL DEFAULT 0,
        PRIMARY KEY (name)
      )`)
    await run(`INSERT INTO leases (name, position) VALUES ('sequencer', 0), ('dispatcher', 0)`)
    await run(`
      CREATE TABLE jobs (
        id BIGINT NOT NULL AUTO_INCREMENT,
        kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        unique_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        payload LONGTEXT NOT NULL,
        state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        run_at DATETIME(3) NOT NULL,
        attempts INT NOT NULL DEFAULT 0,
        locked_until DATETIME(3) NULL,
        last_error VARCHAR(1000) NULL,
        created_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_jobs_unique_key (kind, unique_key),
        KEY ix_jobs_due (state, run_at, id)
      )`)
    await run(`
      CREATE TABLE mails (
        id BIGINT NOT NULL AUTO_INCREMENT,
        message_id VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        template VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        language CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        account_id BIGINT NULL,
        task_id BIGINT NULL,
        recipient VARCHAR(254) COLLATE utf8mb4_bin NOT NULL,
        subject VARCHAR(300) NOT NULL,
        body TEXT NOT NULL,
        created_at DATETIME(3) NOT NULL,
        sent_at DATETIME(3) NULL,
        failed_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_mails_message_id (message_id),
        KEY ix_mails_account (account_id),
        KEY ix_mails_task (task_id, id),
        CONSTRAINT fk_mails_account FOREIGN KEY (account_id) REFERENCES accounts (id),
        CONSTRAINT fk_mails_task FOREIGN KEY (task_id) REFERENCES tasks (id)
      )`)
    await run(`
      CREATE TABLE notifications (
        id BIGINT NOT NULL AUTO_INCREMENT,
        account_id BIGINT NOT NULL,
        event_id BIGINT NOT NULL,
        kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        task_id BIGINT NULL,
        created_at DATETIME(3) NOT NULL,
        read_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_notifications_cause (account_id, event_id),
        KEY ix_notifications_unread (account_id, read_at, id),
        KEY ix_notifications_task (task_id),
        CONSTRAINT fk_notifications_account FOREIGN KEY (account_id) REFERENCES accounts (id),
        CONSTRAINT fk_notifications_task FOREIGN KEY (task_id) REFERENCES tasks (id)
      )`)
  },
  async down(run) {
    for (const table of [
      'notifications',
      'mails',
      'jobs',
      'leases',
      'event_feed',
      'event_outbox',
      'event_log',
    ]) {
      await run(`DROP TABLE ${table}`)
    }
  },
}
