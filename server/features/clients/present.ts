import { addressLine, maskedPesel } from '#shared/domain/clients/rules.ts'
import type { ClientKind, ClientRecord, ClientRow } from '#shared/domain/clients/schema.ts'
import { mayUseAccountTab } from '#server/features/accounts/index.ts'
import { has, nameOf, type Actor } from '#server/platform/auth/actor.ts'
import { toInstant, toInstantOrNull } from '#server/platform/database/connection.ts'

interface StoredAddress {
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
}

/** A row of the list as it is read; instants in the database's form. */
export interface StoredRow extends StoredAddress {
  id: number
  number: string
  kind: ClientKind
  name: string
  sortName: string
  phone: string
  caretakerId: number | null
  caretakerFirstName: string | null
  caretakerLastName: string | null
  openTasks: number
}

export interface StoredRecord extends Omit<StoredRow, 'sortName'> {
  firstName: string
  lastName: string
  companyName: string
  nip: string
  regon: string
  pesel: string
  email: string | null
  alertNote: string | null
  alertNoteAt: string | null
  notedByFirstName: string | null
  notedByLastName: string | null
  overdueTasks: number
  lastSignedInAt: string | null
  lastSeenAt: string | null
  createdAt: string
  version: number
}

/** A client in a list. */
export function presentRow(row: StoredRow): ClientRow {
  const { id, number, kind, name, phone, caretakerId, openTasks } = row
  return {
    id,
    number,
    kind,
    name,
    address: addressLine(row),
    phone,
    caretakerId,
    caretakerName: fullName(row.caretakerFirstName, row.caretakerLastName),
    openTasks,
  }
}

/** `facts`: what other systems tell of the client. */
export function presentRecord(
  row: StoredRecord,
  actor: Actor,
  facts: Pick<ClientRecord, 'debt' | 'lastReading'>,
): ClientRecord {
  const { street, building, flat, postalCode, city } = row
  const mayEdit = has(actor, 'client.edit')
  const caretakerName = fullName(row.caretakerFirstName, row.caretakerLastName)
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    name: row.name,
    firstName: row.firstName,
    lastName: row.lastName,
    companyName: row.companyName,
    nip: row.nip,
    regon: row.regon,
    pesel: mayEdit ? row.pesel : maskedPesel(row.pesel),
    email: row.email,
    phone: row.phone,
    address: { street, building, flat, postalCode, city },
    alertNote:
      row.alertNote === null || row.alertNoteAt === null
        ? null
        : {
            text: row.alertNote,
            by: fullName(row.notedByFirstName, row.notedByLastName) ?? '',
            at: toInstant(row.alertNoteAt),
          },
    caretaker:
      row.caretakerId === null || caretakerName === null
        ? null
        : { id: row.caretakerId, name: caretakerName },
    openTasks: row.openTasks,
    overdueTasks: row.overdueTasks,
    lastPortalActivityAt: toInstantOrNull(later(row.lastSignedInAt, row.lastSeenAt)),
    ...facts,
    createdAt: toInstant(row.createdAt),
    version: row.version,
    can: {
      edit: mayEdit,
      setCaretaker: has(actor, 'client.set-caretaker'),
      seeAccounts: mayUseAccountTab(actor, { caretakerId: row.caretakerId }),
      createTask: has(actor, 'task.create'),
    },
  }
}

function fullName(firstName: string | null, lastName: string | null): string | null {
  return firstName === null || lastName === null ? null : nameOf({ firstName, lastName })
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
