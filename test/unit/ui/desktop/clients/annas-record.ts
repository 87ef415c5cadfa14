import type { ClientRecord } from '#shared/domain/clients/schema.ts'

/** Anna's record as the desk has it open; where she lives nobody has written down. */
export const annasRecord: ClientRecord = {
  id: 11,
  number: '10023',
  kind: 'person',
  name: 'Anna Kowalska',
  firstName: 'Anna',
  lastName: 'Kowalska',
  companyName: '',
  nip: '',
  regon: '',
  pesel: '',
  email: null,
  phone: '',
  address: { street: '', building: '', flat: '', postalCode: '', city: '' },
  alertNote: null,
  caretaker: null,
  openTasks: 0,
  overdueTasks: 0,
  lastPortalActivityAt: null,
  debt: { state: 'awaited' },
  lastReading: { state: 'awaited' },
  createdAt: '2026-11-16T09:00:00.000Z',
  version: 3,
  can: { edit: true, setCaretaker: true, seeAccounts: true, createTask: true },
}
