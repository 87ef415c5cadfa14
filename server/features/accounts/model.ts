import { DataTypes, type Model, type ModelStatic, type Sequelize } from 'sequelize'
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { AccountState } from '#shared/domain/accounts/schema.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'

/** A row of `accounts`. Its version counts changes of what the office manages, not sign-ins and passwords. */
export interface AccountModel extends Model<
  InferAttributes<AccountModel>,
  InferCreationAttributes<AccountModel>
> {
  id: CreationOptional<number>
  kind: AccountKind
  login: string
  passwordHash: string | null
  mustChangePassword: CreationOptional<boolean>
  firstName: string
  lastName: string
  email: string | null
  /** Where clients reach a member of staff; empty for accounts of clients. */
  phone: CreationOptional<string>
  state: AccountState
  language: CreationOptional<Language>
  lastSignedInAt: CreationOptional<Date | null>
  version: CreationOptional<number>
  createdBy: number | null
  requestKey: string | null
  requestHash: string | null
  createdAt: Date
  updatedAt: Date
}

const text = (longest: number) => ({ type: DataTypes.STRING(longest), allowNull: false })

/** The model of `accounts` on one connection to a database; defined there once. */
export function accountsOn(sequelize: Sequelize): ModelStatic<AccountModel> {
  if (sequelize.isDefined('accounts')) return sequelize.model('accounts') as ModelStatic<AccountModel>
  return sequelize.define<AccountModel>(
    'accounts',
    {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      kind: text(8),
      login: text(120),
      passwordHash: DataTypes.STRING(255),
      mustChangePassword: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      firstName: text(80),
      lastName: text(80),
      email: DataTypes.STRING(254),
      phone: { type: DataTypes.STRING(40), allowNull: false, defaultValue: '' },
      state: text(10),
      language: { type: DataTypes.CHAR(2), allowNull: false, defaultValue: 'pl' },
      lastSignedInAt: DataTypes.DATE(3),
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      createdBy: DataTypes.BIGINT,
      requestKey: DataTypes.CHAR(36),
      requestHash: DataTypes.CHAR(64),
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
      updatedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { tableName: 'accounts' },
  )
}
