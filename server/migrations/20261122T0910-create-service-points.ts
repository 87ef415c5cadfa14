import type { Migration } from '../platform/database/migrator.ts'

/** Where a client is served. The billing system's number of a point is its key; its meter is told by number for now. */
export const createServicePoints: Migration = {
  name: '20261122T0910-create-service-points',
  async up(run) {
    await run(`
      CREATE TABLE service_points (
        id BIGINT NOT NULL AUTO_INCREMENT,
        client_id BIGINT NOT NULL,
        number VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
        name VARCHAR(120) NOT NULL,
        street VARCHAR(120) NOT NULL,
        building VARCHAR(20) NOT NULL,
        flat VARCHAR(20) NOT NULL,
        postal_code VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        city VARCHAR(80) NOT NULL,
        area VARCHAR(80) NOT NULL,
        meter_number VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
        served_from DATE NULL,
        served_until DATE NULL,
        version INT NOT NULL DEFAULT 0,
        created_by BIGINT NULL,
        request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        created_at DATETIME(3) NOT NULL,
        updated_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_service_points_number (number),
        UNIQUE KEY uq_service_points_request_key (created_by, request_key),
        KEY ix_service_points_client (client_id, id),
        KEY ix_service_points_street (street, building),
        KEY ix_service_points_area (area),
        CONSTRAINT fk_service_points_client FOREIGN KEY (client_id) REFERENCES clients (id)
      )`)
  },
  async down(run) {
    await run('DROP TABLE service_points')
  },
}
