import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Sequelize, type Model, type ModelStatic } from 'sequelize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '#server/migrations/index.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { openMigrator, type Migrator } from '#server/platform/database/migrator.ts'
import { testDatabase } from '#test/support/database.ts'

const scratch = `okienko_migrations_${process.pid}`

let server: Pool
let pool: Pool
let migrator: Migrator
let url: string

beforeAll(async () => {
  const { adminUrl } = await testDatabase()
  server = openPool(adminUrl, { connections: 1 })
  await server.query(`DROP DATABASE IF EXISTS ${scratch}`)
  await server.query(`CREATE DATABASE ${scratch} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`)
  const address = new URL(adminUrl)
  address.pathname = `/${scratch}`
  url = address.href
  pool = openPool(url, { connections: 1 })
  migrator = openMigrator(url, migrations)
})

afterAll(async () => {
  await migrator.close()
  await pool.end()
  await server.query(`DROP DATABASE IF EXISTS ${scratch}`)
  await server.end()
})

/** Everything a migration can make: columns, keys, foreign keys. Names of the database itself are left out. */
async function schema(): Promise<Record<string, unknown[]>> {
  return {
    columns: await pool.rows(
      `SELECT table_name AS t, column_name AS c, column_type AS type, is_nullable AS n, column_default AS d,
         collation_name AS co, extra AS e
       FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations'
       ORDER BY table_name, ordinal_position`,
    ),
    keys: await pool.rows(
      `SELECT table_name AS t, index_name AS i, seq_in_index AS s, column_name AS c, non_unique AS u
       FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations'
       ORDER BY table_name, index_name, seq_in_index`,
    ),
    foreignKeys: await pool.rows(
      `SELECT constraint_name AS name, table_name AS t, column_name AS c, referenced_table_name AS rt, referenced_column_name AS rc
       FROM information_schema.key_column_usage
       WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL ORDER BY constraint_name, ordinal_position`,
    ),
  }
}

describe('the migrations', () => {
  it('go up, down to nothing and up again to the same schema', async () => {
    const steps = await migrator.up()
    expect(steps).toEqual(migrations.map(({ name }) => name))
    const first = await schema()

    const back = await migrator.down()
    expect(back).toEqual(steps.toReversed())
    const left = await pool.rows<{ t: string }>(
      "SELECT table_name AS t FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations'",
    )
    expect(left).toEqual([])

    await migrator.up()
    expect(await schema()).toEqual(first)
  })

  it('make every column that a model knows, of its name and nullability', async () => {
    await migrator.up()
    const models = await allModels()
    expect(models.length).toBeGreaterThanOrEqual(3)
    const columns = await pool.rows<{ t: string; c: string; n: string }>(
      'SELECT table_name AS t, column_name AS c, is_nullable AS n FROM information_schema.columns WHERE table_schema = DATABASE()',
    )
    const nullability = new Map(columns.map(({ t, c, n }) => [`${t}.${c}`, n === 'YES']))
    for (const model of models) {
      for (const attribute of Object.values(model.getAttributes())) {
        const column = `${model.name}.${attribute.field ?? ''}`
        expect(nullability.has(column), column).toBe(true)
        expect(nullability.get(column), column).toBe(
          attribute.primaryKey ? false : attribute.allowNull !== false,
        )
      }
    }
  })
})

/** Every model of every feature: each `model.ts` exports functions that define its models on a connection. */
async function allModels(): Promise<ModelStatic<Model>[]> {
  const sequelize = new Sequelize('none', 'none', 'none', {
    dialect: 'mysql',
    define: { timestamps: false, underscored: true },
  })
  const features = path.resolve(import.meta.dirname, '../../server/features')
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'model.ts',
  )
  for (const file of files) {
    const exported = (await import(pathToFileURL(path.join(features, file)).href)) as Record<string, unknown>
    for (const define of Object.values(exported)) {
      if (typeof define === 'function') (define as (sequelize: Sequelize) => unknown)(sequelize)
    }
  }
  return Object.values(sequelize.models)
}
