import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'

export interface DemoPerson {
  readonly login: string
  readonly firstName: string
  readonly lastName: string
  readonly group: BuiltInGroupCode
}

/** The twelve people of the waterworks. */
export const staff: readonly DemoPerson[] = [
  { login: 'marek.zielinski', firstName: 'Marek', lastName: 'Zieliński', group: 'ADMINISTRATORS' },
  { login: 'ewa.kaczmarek', firstName: 'Ewa', lastName: 'Kaczmarek', group: 'MANAGERS' },
  { login: 'robert.sikora', firstName: 'Robert', lastName: 'Sikora', group: 'MANAGERS' },
  { login: 'maria.zajac', firstName: 'Maria', lastName: 'Zając', group: 'CLERKS' },
  { login: 'anna.wrona', firstName: 'Anna', lastName: 'Wrona', group: 'CLERKS' },
  { login: 'tomasz.lis', firstName: 'Tomasz', lastName: 'Lis', group: 'CLERKS' },
  { login: 'katarzyna.gil', firstName: 'Katarzyna', lastName: 'Gil', group: 'CLERKS' },
  { login: 'piotr.bak', firstName: 'Piotr', lastName: 'Bąk', group: 'FIELD' },
  { login: 'krzysztof.sowa', firstName: 'Krzysztof', lastName: 'Sowa', group: 'FIELD' },
  { login: 'adam.kruk', firstName: 'Adam', lastName: 'Kruk', group: 'FIELD' },
  { login: 'joanna.szczygiel', firstName: 'Joanna', lastName: 'Szczygieł', group: 'EDITORS' },
  { login: 'halina.czajka', firstName: 'Halina', lastName: 'Czajka', group: 'AUDITORS' },
]
