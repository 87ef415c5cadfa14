import { DataTypes, type CreationOptional, type Model, type ModelStatic, type Sequelize } from 'sequelize'
import type { InferAttributes, InferCreationAttributes } from 'sequelize'
import { taskStatuses, type TaskStatus } from '#shared/domain/tasks/schema.ts'

/** A row of `tasks`. What the database makes of the state (`is_open`, `stage`) is left out: only reads use it. */
export interface TaskModel extends Model<InferAttributes<TaskModel>, InferCreationAttributes<TaskModel>> {
  id: CreationOptional<number>
  number: string
  /** Null: somebody without an account reported it, and nobody has said yet whose it is. */
  clientId: number | null
  typeId: number
  title: string
  description: string
  preferredOn: string | null
  preferredTime: string | null
  status: TaskStatus
  /** Index into `taskPriorities`. */
  priority: number
  assigneeId: number | null
  groupId: number
  dueAt: Date
  source: 'portal' | 'desk'
  version: CreationOptional<number>
  createdBy: number | null
  requestKey: string | null
  requestHash: string | null
  createdAt: Date
  updatedAt: Date
  endedAt: CreationOptional<Date | null>
}

/** Each column gets an object of its own, since Sequelize writes the column's name into it. */
const reference = () => ({ type: DataTypes.BIGINT, allowNull: false })
const instant = () => ({ type: DataTypes.DATE(3), allowNull: false })

/** The model of `tasks` on one connection to a database; defined there once. */
export function tasksOn(sequelize: Sequelize): ModelStatic<TaskModel> {
  if (sequelize.isDefined('tasks')) return sequelize.model('tasks') as ModelStatic<TaskModel>
  return sequelize.define<TaskModel>(
    'tasks',
    {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      number: { type: DataTypes.STRING(16), allowNull: false },
      clientId: DataTypes.BIGINT,
      typeId: reference(),
      title: { type: DataTypes.STRING(200), allowNull: false },
      description: { type: DataTypes.TEXT, allowNull: false },
      preferredOn: DataTypes.DATEONLY,
      preferredTime: DataTypes.CHAR(5),
      status: { type: DataTypes.ENUM(...taskStatuses), allowNull: false },
      priority: { type: DataTypes.TINYINT, allowNull: false },
      assigneeId: DataTypes.BIGINT,
      groupId: reference(),
      dueAt: instant(),
      source: { type: DataTypes.STRING(6), allowNull: false },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      createdBy: DataTypes.BIGINT,
      requestKey: DataTypes.CHAR(36),
      requestHash: DataTypes.CHAR(64),
      createdAt: instant(),
      updatedAt: instant(),
      endedAt: DataTypes.DATE(3),
    },
    { tableName: 'tasks' },
  )
}
