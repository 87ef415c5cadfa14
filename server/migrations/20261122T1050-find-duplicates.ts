import type { Migration } from '../platform/database/migrator.ts'

/** By their place in the list of reasons: what clients share, where it is not empty. */
const shared = [
  { columns: ['nip'], isSaid: "nip <> ''", index: 'ix_clients_nip' },
  { columns: ['regon'], isSaid: "regon <> ''", index: 'ix_clients_regon' },
  { columns: ['pesel'], isSaid: "pesel <> ''", index: 'ix_clients_pesel' },
  { columns: ['email'], isSaid: "email <> ''", index: 'ix_clients_email' },
  { columns: ['phone', 'sort_name'], isSaid: "phone <> ''", index: 'ix_clients_phone' },
]

const same = (alias: string, columns: readonly string[]) =>
  columns.map((column) => `${alias}.${column} = g.${column}`).join(' AND ')

/**
 * Finds the possible duplicates among all clients that are there, for a table without any: those who share something
 * with up to 19 others to whom they are not related. A group that lies wholly in a stronger one is left out. Indexes are
 * named: where many have just been written, the engine does not know yet how few share a value.
 */
export const findAllDuplicates: readonly string[] = [
  ...shared.map(
    ({ columns, isSaid, index }, reason) =>
      `INSERT INTO client_duplicates (reason, first_id, client_id)
       SELECT DISTINCT ${reason}, g.first_id, a.id
       FROM (SELECT MIN(id) AS first_id, ${columns.join(', ')} FROM clients WHERE ${isSaid}
             GROUP BY ${columns.join(', ')} HAVING COUNT(*) BETWEEN 2 AND 20) g
         STRAIGHT_JOIN clients a FORCE INDEX (${index}) ON ${same('a', columns)}
         STRAIGHT_JOIN clients b FORCE INDEX (${index}) ON ${same('b', columns)} AND b.id <> a.id
           AND NOT (a.parent_id <=> b.id) AND NOT (b.parent_id <=> a.id)
           AND (a.parent_id IS NULL OR NOT (a.parent_id <=> b.parent_id))`,
  ),
  `DELETE d FROM client_duplicates d JOIN (
     SELECT w.reason, w.first_id FROM client_duplicates w
       JOIN client_duplicates s ON s.client_id = w.client_id AND s.reason < w.reason
       JOIN (SELECT reason, first_id, COUNT(*) AS members FROM client_duplicates GROUP BY reason, first_id) n
         ON n.reason = w.reason AND n.first_id = w.first_id
     GROUP BY w.reason, w.first_id, s.reason, s.first_id, n.members HAVING COUNT(*) = n.members
   ) covered ON covered.reason = d.reason AND covered.first_id = d.first_id`,
]

/**
 * Clients that look alike, one row for each client in each group of such, and pairs of which the office has said that
 * they are different.
 */
export const findDuplicates: Migration = {
  name: '20261122T1050-find-duplicates',
  async up(run) {
    await run(`
      CREATE TABLE client_duplicates (
        reason TINYINT NOT NULL,
        first_id BIGINT NOT NULL,
        client_id BIGINT NOT NULL,
        PRIMARY KEY (reason, first_id, client_id),
        UNIQUE KEY uq_client_duplicates_client (client_id, reason),
        CONSTRAINT fk_client_duplicates_client FOREIGN KEY (client_id) REFERENCES clients (id)
      )`)
    await run(`
      CREATE TABLE client_distinctions (
        client_id BIGINT NOT NULL,
        other_id BIGINT NOT NULL,
        decided_by BIGINT NOT NULL,
        decided_at DATETIME(3) NOT NULL,
        PRIMARY KEY (client_id, other_id),
        KEY ix_client_distinctions_other (other_id),
        KEY ix_client_distinctions_decided_by (decided_by),
        CONSTRAINT fk_client_distinctions_client FOREIGN KEY (client_id) REFERENCES clients (id),
        CONSTRAINT fk_client_distinctions_other FOREIGN KEY (other_id) REFERENCES clients (id),
        CONSTRAINT fk_client_distinctions_decided_by FOREIGN KEY (decided_by) REFERENCES accounts (id)
      )`)
    for (const statement of findAllDuplicates) await run(statement)
  },
  async down(run) {
    for (const table of ['client_distinctions', 'client_duplicates']) await run(`DROP TABLE ${table}`)
  },
}
