import type { Migration } from '../platform/database/migrator.ts'

/** A document template may be of one of the office's kinds of documents, so that readers find it by that. */
export const giveTemplatesAKind: Migration = {
  name: '20261122T1330-give-templates-a-kind',
  async up(run) {
    await run(`
      ALTER TABLE publication_versions
        ADD COLUMN document_kind_id BIGINT NULL,
        ADD KEY ix_publication_versions_document_kind (document_kind_id, publication_id),
        ADD CONSTRAINT fk_publication_versions_document_kind FOREIGN KEY (document_kind_id) REFERENCES document_kinds (id)`)
  },
  async down(run) {
    await run(`
      ALTER TABLE publication_versions
        DROP FOREIGN KEY fk_publication_versions_document_kind,
        DROP KEY ix_publication_versions_document_kind,
        DROP COLUMN document_kind_id`)
  },
}
