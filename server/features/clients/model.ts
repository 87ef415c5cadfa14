import { DataTypes, type CreationOptional, type Model, type ModelStatic, type Sequelize } from 'sequelize'
import type { InferAttributes, InferCreationAttributes } from 'sequelize'
import type { ClientKind } from '#shared/domain/clients/schema.ts'

/** A row of `clients`. `sort_name` is left out: the database makes it, and only lists read it. */
export interface ClientModel extends Model<
  InferAttributes<ClientModel>,
  InferCreationAttributes<ClientModel>
> {
  id: CreationOptional<number>
  number: string
  kind: ClientKind
  firstName: string
  lastName: string
  companyName: string
  displayName: string
  nip: string
  regon: string
  pesel: string
  email: string | null
  phone: string
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
  alertNote: CreationOptional<string | null>
  alertNoteBy: CreationOptional<number | null>
  alertNoteAt: CreationOptional<Date | null>
  caretakerId: number | null
  version: CreationOptional<number>
  createdBy: number | null
  requestKey: string | null
  requestHash: string | null
  createdAt: Date
  updatedAt: Date
}

const text = (longest: number) => ({ type: DataTypes.STRING(longest), allowNull: false })

/** The model of `clients` on one connection to a database; defined there once. */
export function clientsOn(sequelize: Sequelize): ModelStatic<ClientModel> {
  if (sequelize.isDefined('clients')) return sequelize.model('clients') as ModelStatic<ClientModel>
  return sequelize.define<ClientModel>(
    'clients',
    {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      number: text(32),
      kind: { type: DataTypes.STRING(8), allowNull: false },
      firstName: text(80),
      lastName: text(80),
      companyName: text(200),
      displayName: text(200),
      nip: text(10),
      regon: text(14),
      pesel: text(11),
      email: DataTypes.STRING(254),
      phone: text(40),
      street: text(120),
      building: text(20),
      flat: text(20),
      postalCode: text(6),
      city: text(80),
      alertNote: DataTypes.STRING(1000),
      alertNoteBy: DataTypes.BIGINT,
      alertNoteAt: DataTypes.DATE(3),
      caretakerId: DataTypes.BIGINT,
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      createdBy: DataTypes.BIGINT,
      requestKey: DataTypes.CHAR(36),
      requestHash: DataTypes.CHAR(64),
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
      updatedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { tableName: 'clients' },
  )
}
