import type { Migration } from '../platform/database/migrator.ts'

const ofStrangers = 'SELECT id FROM tasks WHERE created_by IS NULL'

/**
 * People without an account report too: such a task has no client until the desk says whose it is, and no account that
 * made it. Who reported it stands beside it.
 */
export const reportsWithoutAccount: Migration = {
  name: '20261122T1300-reports-without-account',
  async up(run) {
    await run(`
      ALTER TABLE tasks
        MODIFY client_id BIGINT NULL,
        MODIFY created_by BIGINT NULL,
        MODIFY request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        MODIFY request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL`)
    await run(`
      ALTER TABLE task_entries
        MODIFY author_kind VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL`)
    await run(`
      CREATE TABLE task_reporters (
        task_id BIGINT NOT NULL,
        name VARCHAR(120) NOT NULL,
        phone VARCHAR(40) NOT NULL,
        email VARCHAR(254) NULL,
        place VARCHAR(200) NOT NULL,
        language CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        secret_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        key_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        PRIMARY KEY (task_id),
        UNIQUE KEY uq_task_reporters_key (key_hash),
        CONSTRAINT fk_task_reporters_task FOREIGN KEY (task_id) REFERENCES tasks (id)
      )`)
    await run(`
      CREATE TABLE task_reporter_terms (
        term VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
        task_id BIGINT NOT NULL,
        PRIMARY KEY (term, task_id),
        KEY ix_task_reporter_terms_task (task_id, term)
      )`)
    await run(`
      CREATE TABLE reported_types (
        type_id BIGINT NOT NULL,
        PRIMARY KEY (type_id),
        CONSTRAINT fk_reported_types_type FOREIGN KEY (type_id) REFERENCES task_types (id)
      )`)
    await run("INSERT INTO reported_types (type_id) SELECT id FROM task_types WHERE code = 'failure'")
  },
  async down(run) {
    for (const table of ['reported_types', 'task_reporter_terms', 'task_reporters'])
      await run(`DROP TABLE ${table}`)
    await run(`UPDATE mails SET task_id = NULL WHERE task_id IN (${ofStrangers})`)
    await run(`DELETE FROM attachments WHERE task_id IN (${ofStrangers})`)
    for (const table of ['notifications', 'task_entries', 'task_terms'])
      await run(`DELETE FROM ${table} WHERE task_id IN (${ofStrangers})`)
    await run('DELETE FROM tasks WHERE created_by IS NULL')
    await run(`
      ALTER TABLE task_entries
        MODIFY author_kind VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL`)
    await run(`
      ALTER TABLE tasks
        MODIFY request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        MODIFY request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        MODIFY created_by BIGINT NOT NULL,
        MODIFY client_id BIGINT NOT NULL`)
  },
}
