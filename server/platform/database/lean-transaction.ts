import type callbackMysql from 'mysql2'
import { Transaction, type Sequelize } from 'sequelize'

/** What Sequelize has and does not name in its types; the integration and faults tests run through all of it. */
interface Connections {
  getConnection(options: { type: string; uuid: string }): Promise<Connection>
  releaseConnection(connection: Connection): void
  destroyConnection(connection: Connection): Promise<void>
}
type Connection = callbackMysql.Connection & { uuid?: string | undefined }
interface Inside {
  id: string
  connection: Connection
  finished?: 'commit' | 'rollback'
}

/**
 * A transaction that begins with its first statement: the connections of models do not commit by themselves
 * (`notCommitting`), which saves every change one way to the database and back. Its end goes to the driver directly.
 * Models take it as any other transaction of Sequelize's.
 */
export class LeanTransaction extends Transaction {
  /** Run once on each connection that Sequelize opens. Without a transaction nothing may be asked on them. */
  static readonly notCommitting = 'SET SESSION autocommit = 0'

  static async begin(sequelize: Sequelize): Promise<LeanTransaction> {
    const tx = new LeanTransaction(sequelize, {})
    const inside = tx as unknown as Inside
    inside.connection = await connectionsOf(sequelize).getConnection({ type: 'WRITE', uuid: inside.id })
    inside.connection.uuid = inside.id
    return tx
  }

  override commit(): Promise<void> {
    return this.#end('COMMIT', 'commit')
  }

  /** Sequelize calls it too, when a model's statement meets a deadlock; the second call finds nothing to do. */
  override async rollback(): Promise<void> {
    if ((this as unknown as Inside).finished === undefined) await this.#end('ROLLBACK', 'rollback')
  }

  async #end(sql: string, finished: 'commit' | 'rollback'): Promise<void> {
    const inside = this as unknown as Inside
    inside.finished = finished
    const { connection } = inside
    const connections = connectionsOf((this as unknown as { sequelize: Sequelize }).sequelize)
    try {
      await new Promise<void>((resolve, reject) => {
        connection.query(sql, (error) => {
          if (error) reject(error)
          else resolve()
        })
      })
      connections.releaseConnection(connection)
    } catch (error) {
      // Nobody knows what state it is in.
      await connections.destroyConnection(connection)
      throw error
    } finally {
      connection.uuid = undefined
    }
  }
}

function connectionsOf(sequelize: Sequelize): Connections {
  return sequelize.connectionManager as unknown as Connections
}
