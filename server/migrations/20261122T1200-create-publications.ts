import type { Migration } from '../platform/database/migrator.ts'

const granted = [
  ['publication.read', ['EDITORS', 'CLERKS', 'MANAGERS', 'AUDITORS', 'ADMINISTRATORS']],
  ['publication.edit', ['EDITORS', 'MANAGERS', 'ADMINISTRATORS']],
  ['publication.publish', ['EDITORS', 'MANAGERS', 'ADMINISTRATORS']],
] as const

const permissions = granted.map(([permission]) => `'${permission}'`).join(', ')

/**
 * What the office publishes. Whether something is shown follows from its windows, its approved versions and its audience
 * at the moment of reading. `kind` stands beside each window so that the newest of a kind are read in the order of an
 * index. `first_effective_at`, `last_from_at` and `shown_until_at` follow from the versions and windows, so that the
 * office's lists by state are read in the order of an index too.
 */
export const createPublications: Migration = {
  name: '20261122T1200-create-publications',
  async up(run) {
    for (const table of tables) await run(table)
    await run('INSERT INTO publication_settings (id, needs_review, version) VALUES (1, 0, 0)')
    for (const [permission, groups] of granted) {
      const codes = groups.map((code) => `'${code}'`).join(', ')
      await run(`
        INSERT IGNORE INTO account_group_grants (group_id, permission, is_granted)
        SELECT id, '${permission}', 1 FROM account_groups WHERE code IN (${codes})`)
      await run(`
        INSERT IGNORE INTO account_group_permissions (group_id, permission)
        WITH RECURSIVE heirs (id) AS (
          SELECT id FROM account_groups WHERE code IN (${codes})
          UNION SELECT g.id FROM heirs h JOIN account_groups g ON g.parent_id = h.id)
        SELECT id, '${permission}' FROM heirs`)
    }
    await run("UPDATE account_groups SET version = version + 1 WHERE kind = 'staff'")
  },
  async down(run) {
    for (const table of ['account_group_permissions', 'account_group_grants'])
      await run(`DELETE FROM ${table} WHERE permission IN (${permissions})`)
    await run("UPDATE account_groups SET version = version + 1 WHERE kind = 'staff'")
    for (const table of tables.toReversed()) await run(`DROP TABLE ${/TABLE (\w+)/.exec(table)?.[1] ?? ''}`)
  },
}

const tables = [
  `CREATE TABLE publications (
    id BIGINT NOT NULL AUTO_INCREMENT,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    slug VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    page_role VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NULL,
    audience_kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'everyone',
    plans LONGTEXT NOT NULL,
    first_effective_at DATETIME(3) NULL,
    last_from_at DATETIME(3) NULL,
    shown_until_at DATETIME(3) NULL,
    withdrawn_at DATETIME(3) NULL,
    withdrawn_by BIGINT NULL,
    withdrawn_reason VARCHAR(500) NULL,
    version INT NOT NULL DEFAULT 0,
    created_by BIGINT NOT NULL,
    request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
    request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at DATETIME(3) NOT NULL,
    updated_by BIGINT NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_publications_slug (kind, slug),
    UNIQUE KEY uq_publications_page_role (page_role),
    UNIQUE KEY uq_publications_request_key (created_by, request_key),
    KEY ix_publications_kind (kind, id),
    KEY ix_publications_withdrawn (withdrawn_at, id),
    KEY ix_publications_last_from (last_from_at, id),
    KEY ix_publications_shown_until (shown_until_at, id),
    KEY ix_publications_kind_until (kind, shown_until_at, id),
    KEY ix_publications_withdrawn_by (withdrawn_by),
    KEY ix_publications_updated_by (updated_by),
    CONSTRAINT fk_publications_created_by FOREIGN KEY (created_by) REFERENCES accounts (id),
    CONSTRAINT fk_publications_updated_by FOREIGN KEY (updated_by) REFERENCES accounts (id),
    CONSTRAINT fk_publications_withdrawn_by FOREIGN KEY (withdrawn_by) REFERENCES accounts (id)
  )`,
  `CREATE TABLE publication_versions (
    id BIGINT NOT NULL AUTO_INCREMENT,
    publication_id BIGINT NOT NULL,
    number INT NOT NULL,
    state VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    is_open TINYINT(1) NULL,
    effective_from_at DATETIME(3) NULL,
    title_pl VARCHAR(160) NOT NULL,
    title_en VARCHAR(160) NOT NULL,
    summary_pl VARCHAR(500) NOT NULL,
    summary_en VARCHAR(500) NOT NULL,
    body_pl LONGTEXT NOT NULL,
    body_en LONGTEXT NOT NULL,
    outage VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'none',
    works_from_at DATETIME(3) NULL,
    works_until_at DATETIME(3) NULL,
    version INT NOT NULL DEFAULT 0,
    saved_by BIGINT NOT NULL,
    saved_at DATETIME(3) NOT NULL,
    submitted_by BIGINT NULL,
    submitted_at DATETIME(3) NULL,
    approved_by BIGINT NULL,
    approved_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_publication_versions_number (publication_id, number),
    UNIQUE KEY uq_publication_versions_open (publication_id, is_open),
    KEY ix_publication_versions_shown (publication_id, state, effective_from_at, number),
    KEY ix_publication_versions_state (state, publication_id),
    KEY ix_publication_versions_effective (state, effective_from_at),
    KEY ix_publication_versions_works_from (works_from_at),
    KEY ix_publication_versions_works_until (works_until_at),
    KEY ix_publication_versions_saved_by (saved_by),
    KEY ix_publication_versions_submitted_by (submitted_by),
    KEY ix_publication_versions_approved_by (approved_by),
    CONSTRAINT fk_publication_versions_publication FOREIGN KEY (publication_id) REFERENCES publications (id),
    CONSTRAINT fk_publication_versions_saved_by FOREIGN KEY (saved_by) REFERENCES accounts (id),
    CONSTRAINT fk_publication_versions_submitted_by FOREIGN KEY (submitted_by) REFERENCES accounts (id),
    CONSTRAINT fk_publication_versions_approved_by FOREIGN KEY (approved_by) REFERENCES accounts (id)
  )`,
  `CREATE TABLE publication_windows (
    id BIGINT NOT NULL AUTO_INCREMENT,
    publication_id BIGINT NOT NULL,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_at DATETIME(3) NOT NULL,
    until_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_publication_windows_from (publication_id, from_at),
    KEY ix_publication_windows_kind_until (kind, until_at, from_at, publication_id),
    KEY ix_publication_windows_kind_ended (kind, until_at, publication_id),
    KEY ix_publication_windows_until (until_at, from_at, publication_id),
    KEY ix_publication_windows_ended (until_at, publication_id),
    KEY ix_publication_windows_from (from_at, until_at, publication_id),
    CONSTRAINT fk_publication_windows_publication FOREIGN KEY (publication_id) REFERENCES publications (id)
  )`,
  `CREATE TABLE publication_places (
    id BIGINT NOT NULL AUTO_INCREMENT,
    publication_id BIGINT NOT NULL,
    city VARCHAR(80) NOT NULL,
    street VARCHAR(120) NOT NULL,
    street_name VARCHAR(120) NOT NULL,
    buildings VARCHAR(200) NOT NULL,
    PRIMARY KEY (id),
    KEY ix_publication_places_publication (publication_id),
    KEY ix_publication_places_street (street_name, publication_id),
    CONSTRAINT fk_publication_places_publication FOREIGN KEY (publication_id) REFERENCES publications (id)
  )`,
  `CREATE TABLE publication_audiences (
    publication_id BIGINT NOT NULL,
    kind VARCHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ref_id BIGINT NOT NULL,
    PRIMARY KEY (publication_id, kind, ref_id),
    KEY ix_publication_audiences_ref (kind, ref_id, publication_id),
    CONSTRAINT fk_publication_audiences_publication FOREIGN KEY (publication_id) REFERENCES publications (id)
  )`,
  `CREATE TABLE publication_files (
    version_id BIGINT NOT NULL,
    attachment_id BIGINT NOT NULL,
    role VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    alt_pl VARCHAR(300) NOT NULL,
    alt_en VARCHAR(300) NOT NULL,
    position INT NOT NULL,
    PRIMARY KEY (version_id, attachment_id),
    KEY ix_publication_files_attachment (attachment_id),
    CONSTRAINT fk_publication_files_version FOREIGN KEY (version_id) REFERENCES publication_versions (id) ON DELETE CASCADE,
    CONSTRAINT fk_publication_files_attachment FOREIGN KEY (attachment_id) REFERENCES attachments (id)
  )`,
  `CREATE TABLE publication_terms (
    version_id BIGINT NOT NULL,
    part VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    term VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (part, term, version_id),
    KEY ix_publication_terms_version (version_id, part, term),
    CONSTRAINT fk_publication_terms_version FOREIGN KEY (version_id) REFERENCES publication_versions (id) ON DELETE CASCADE
  )`,
  `CREATE TABLE publication_editors (
    publication_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    PRIMARY KEY (publication_id, account_id),
    KEY ix_publication_editors_account (account_id),
    CONSTRAINT fk_publication_editors_publication FOREIGN KEY (publication_id) REFERENCES publications (id),
    CONSTRAINT fk_publication_editors_account FOREIGN KEY (account_id) REFERENCES accounts (id)
  )`,
  `CREATE TABLE publication_settings (
    id TINYINT NOT NULL,
    needs_review TINYINT(1) NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (id)
  )`,
]
