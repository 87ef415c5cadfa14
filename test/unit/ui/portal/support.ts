import type { Me } from '#shared/domain/accounts/schema.ts'
import { delivered } from '#shared/domain/appearance/delivered.ts'
import type { PortalFrame } from '#shared/domain/office/public-api.ts'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import type { PageContent } from '#portal/public/app/page-state.ts'
import type { RequestDetail, TaskEntry, TaskStatus, TaskType } from '#shared/domain/tasks/schema.ts'

export const office: OfficeInfo = {
  name: 'Wodociągi & Spółka',
  timeZone: 'Europe/Warsaw',
  version: '0.1.0',
  mailWorks: true,
}

export const anna: Me = {
  accountId: 7,
  kind: 'client',
  login: 'anna.kowalska',
  firstName: 'Anna',
  lastName: 'Kowalska',
  language: 'pl',
  mustChangePassword: false,
  permissions: ['request.read', 'request.create'],
  groups: [],
  clients: [
    {
      id: 23,
      number: '10023',
      name: 'Anna Kowalska',
      reach: 'own',
      portlets: ['add-request', 'my-requests'],
    },
  ],
  signedInAt: '2026-11-21T09:00:00.000Z',
  unread: 0,
  feedPosition: 12,
}

export function requestIn(status: TaskStatus, more: Partial<RequestDetail> = {}): RequestDetail {
  return {
    id: 9,
    number: '2026/000009',
    title: 'Brak wody',
    typeName: { pl: 'Awaria', en: 'Failure' },
    status,
    dueOn: '2026-11-26',
    isOverdue: false,
    createdAt: '2026-11-19T18:10:00.000Z',
    updatedAt: '2026-11-19T18:10:00.000Z',
    version: 1,
    can: { reply: true, withdraw: true, confirm: false },
    description: 'Od rana nie ma wody.',
    preferredOn: null,
    preferredTime: null,
    caretakerName: 'Maria Zając',
    attachments: [],
    entries: [],
    earlierEntries: false,
    ...more,
  }
}

let lastId = 0

/** A move of a request from one state to another, by the office unless it is said otherwise. */
export function moved(from: TaskStatus, to: TaskStatus, by: TaskEntry['authorKind'] = 'staff'): TaskEntry {
  lastId += 1
  return {
    id: lastId,
    kind: 'change',
    authorName: 'Maria Zając',
    authorKind: by,
    body: '',
    change: { field: 'status', from, to, reason: null },
    attachments: [],
    createdAt: `2026-11-20T10:00:${String(lastId % 60).padStart(2, '0')}.000Z`,
  }
}

export function typeOf(more: Partial<TaskType> = {}): TaskType {
  return {
    id: 1,
    code: 'failure',
    name: { pl: 'Awaria', en: 'Failure' },
    dueDays: 1,
    priority: 'high',
    groupId: 1,
    clientsMayFile: true,
    asksForAppointment: false,
    ...more,
  }
}

/** What stands around the pages of an office that has changed nothing. */
export const frame: PortalFrame = {
  appearance: { ...delivered, id: 0, css: null, logo: null, icon: '/icon', places: {}, pictures: {} },
  pages: [],
  takesReports: true,
}

/** The start page of an office that has published nothing. */
export const nothingPublished: PageContent = {
  data: { latest: { news: [], notices: [], outages: [], templates: [], banners: [] } },
}
