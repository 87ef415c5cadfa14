import type { Migration } from '../platform/database/migrator.ts'

const firstTypes = [
  { code: 'failure', pl: 'Awaria', en: 'Failure', days: 1, priority: 3, group: 'FIELD', appointment: 0 },
  {
    code: 'billing-complaint',
    pl: 'Reklamacja rozliczenia',
    en: 'Billing complaint',
    days: 14,
    priority: 1,
    group: 'CLERKS',
    appointment: 0,
  },
  {
    code: 'service-visit',
    pl: 'Wizyta serwisowa',
    en: 'Service visit',
    days: 7,
    priority: 1,
    group: 'FIELD',
    appointment: 1,
  },
  {
    code: 'meeting',
    pl: 'Spotkanie w biurze',
    en: 'Meeting at the office',
    days: 7,
    priority: 1,
    group: 'CLERKS',
    appointment: 1,
  },
  {
    code: 'contract',
    pl: 'Zmiana umowy',
    en: 'Contract change',
    days: 30,
    priority: 1,
    group: 'CLERKS',
    appointment: 0,
  },
  {
    code: 'meter',
    pl: 'Wymiana wodomierza',
    en: 'Meter replacement',
    days: 14,
    priority: 1,
    group: 'FIELD',
    appointment: 1,
  },
  { code: 'question', pl: 'Pytanie', en: 'Question', days: 14, priority: 1, group: 'CLERKS', appointment: 0 },
] as const

/** Tasks, their types, timelines and files. A queue is read in index order: who, open or ended, deadline, id. */
export const createTasks: Migration = {
  name: '20261121T0920-create-tasks',
  async up(run) {
    await run(`
      CREATE TABLE task_types (
        id BIGINT NOT NULL AUTO_INCREMENT,
        code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name_pl VARCHAR(120) NOT NULL,
        name_en VARCHAR(120) NOT NULL,
        due_days INT NOT NULL,
        priority TINYINT NOT NULL,
        group_id BIGINT NOT NULL,
        clients_may_file TINYINT(1) NOT NULL,
        asks_for_appointment TINYINT(1) NOT NULL,
        position INT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_task_types_code (code),
        KEY ix_task_types_group (group_id),
        CONSTRAINT fk_task_types_group FOREIGN KEY (group_id) REFERENCES account_groups (id)
      )`)
    await run(`
      CREATE TABLE task_numbers (
        year SMALLINT NOT NULL,
        next_number INT NOT NULL,
        PRIMARY KEY (year)
      )`)
    await run(`
      CREATE TABLE tasks (
        id BIGINT NOT NULL AUTO_INCREMENT,
        number VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        client_id BIGINT NOT NULL,
        type_id BIGINT NOT NULL,
        title VARCHAR(200) NOT NULL,
        description TEXT NOT NULL,
        preferred_on DATE NULL,
        preferred_time CHAR(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
        status ENUM('new', 'in-progress', 'waiting', 'resolved', 'closed', 'rejected') NOT NULL,
        is_open TINYINT GENERATED ALWAYS AS (CASE WHEN status IN ('new', 'in-progress', 'waiting') THEN 1 ELSE 0 END) STORED,
        stage ENUM('open', 'resolved', 'closed', 'rejected')
          GENERATED ALWAYS AS (CASE WHEN status IN ('new', 'in-progress', 'waiting') THEN 'open' ELSE status END) STORED,
        priority TINYINT NOT NULL,
        assignee_id BIGINT NULL,
        group_id BIGINT NOT NULL,
        due_at DATETIME(3) NOT NULL,
        source VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        version INT NOT NULL DEFAULT 0,
        created_by BIGINT NOT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        created_at DATETIME(3) NOT NULL,
        updated_at DATETIME(3) NOT NULL,
        ended_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_tasks_number (number),
        UNIQUE KEY uq_tasks_request_key (created_by, request_key),
        KEY ix_tasks_assignee (assignee_id, stage, due_at, id, status, group_id),
        KEY ix_tasks_assignee_type (assignee_id, type_id, stage, due_at, id, status, group_id),
        KEY ix_tasks_group (group_id, stage, due_at, id, status),
        KEY ix_tasks_due (stage, due_at, id, status),
        KEY ix_tasks_type (type_id, group_id, stage, due_at, id, status),
        KEY ix_tasks_client (client_id, is_open, id, due_at),
        CONSTRAINT fk_tasks_client FOREIGN KEY (client_id) REFERENCES clients (id),
        CONSTRAINT fk_tasks_type FOREIGN KEY (type_id) REFERENCES task_types (id),
        CONSTRAINT fk_tasks_assignee FOREIGN KEY (assignee_id) REFERENCES accounts (id),
        CONSTRAINT fk_tasks_group FOREIGN KEY (group_id) REFERENCES account_groups (id),
        CONSTRAINT fk_tasks_created_by FOREIGN KEY (created_by) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE task_terms (
        term VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
        stage ENUM('open', 'resolved', 'closed', 'rejected') NOT NULL,
        due_at DATETIME(3) NOT NULL,
        task_id BIGINT NOT NULL,
        PRIMARY KEY (term, stage, due_at, task_id)
      )`)
    await run(`
      CREATE TABLE task_entries (
        id BIGINT NOT NULL AUTO_INCREMENT,
        task_id BIGINT NOT NULL,
        task_version INT NOT NULL DEFAULT 0,
        kind VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        author_id BIGINT NULL,
        author_kind VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        body TEXT NOT NULL,
        change_field VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
        change_from VARCHAR(60) NULL,
        change_to VARCHAR(60) NULL,
        change_reason VARCHAR(1000) NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_task_entries_request_key (author_id, request_key),
        KEY ix_task_entries_task (task_id, id),
        CONSTRAINT fk_task_entries_task FOREIGN KEY (task_id) REFERENCES tasks (id),
        CONSTRAINT fk_task_entries_author FOREIGN KEY (author_id) REFERENCES accounts (id)
      )`)
    await run(`
      CREATE TABLE attachments (
        id BIGINT NOT NULL AUTO_INCREMENT,
        uploaded_by BIGINT NOT NULL,
        task_id BIGINT NULL,
        entry_id BIGINT NULL,
        is_internal TINYINT(1) NOT NULL DEFAULT 0,
        name VARCHAR(200) NOT NULL,
        media_type VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        size INT NOT NULL,
        sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        storage_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        draft_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        attached_at DATETIME(3) NULL,
        discarded_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_attachments_request_key (uploaded_by, request_key),
        UNIQUE KEY uq_attachments_storage_key (storage_key),
        KEY ix_attachments_task (task_id, entry_id),
        KEY ix_attachments_entry (entry_id),
        KEY ix_attachments_unattached (attached_at, created_at),
        CONSTRAINT fk_attachments_uploaded_by FOREIGN KEY (uploaded_by) REFERENCES accounts (id),
        CONSTRAINT fk_attachments_task FOREIGN KEY (task_id) REFERENCES tasks (id),
        CONSTRAINT fk_attachments_entry FOREIGN KEY (entry_id) REFERENCES task_entries (id)
      )`)
    for (const [position, type] of firstTypes.entries()) {
      await run(
        `INSERT INTO task_types (code, name_pl, name_en, due_days, priority, group_id, clients_may_file, asks_for_appointment, position)
         SELECT ?, ?, ?, ?, ?, id, 1, ?, ? FROM account_groups WHERE code = ?`,
        [type.code, type.pl, type.en, type.days, type.priority, type.appointment, position, type.group],
      )
    }
  },
  async down(run) {
    for (const table of ['attachments', 'task_entries', 'task_terms', 'tasks', 'task_numbers', 'task_types'])
      await run(`DROP TABLE ${table}`)
  },
}
