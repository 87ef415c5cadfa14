import type { TaskDetail, TaskRow } from '#shared/domain/tasks/schema.ts'

/** A task of Maria's as a queue shows it. */
export function taskRow(facts: Partial<TaskRow> = {}): TaskRow {
  return {
    id: 1,
    number: '2026/000001',
    title: 'Woda cieknie spod licznika',
    typeId: 1,
    status: 'in-progress',
    priority: 'normal',
    dueAt: '2026-11-30T23:00:00.000Z',
    dueOn: '2026-11-30',
    isOverdue: false,
    clientId: 11,
    clientName: 'Anna Kowalska',
    clientNumber: '10023',
    reporterName: null,
    assigneeId: 7,
    assigneeName: 'Maria Zając',
    groupId: 2,
    createdAt: '2026-11-16T09:00:00.000Z',
    updatedAt: '2026-11-16T09:00:00.000Z',
    version: 3,
    can: {
      take: false,
      assign: true,
      reply: true,
      note: true,
      setDue: true,
      setPriority: true,
      setClient: false,
      moves: [],
    },
    ...facts,
  }
}

/** The same task with what stands beside it. */
export function taskDetail(facts: Partial<TaskDetail> = {}): TaskDetail {
  return {
    ...taskRow(),
    description: 'Od rana kapie.',
    preferredOn: null,
    preferredTime: null,
    source: 'portal',
    createdByName: 'Anna Kowalska',
    client: {
      id: 11,
      number: '10023',
      name: 'Anna Kowalska',
      phone: '',
      email: null,
      address: '',
      alertNote: null,
      caretakerName: 'Maria Zając',
    },
    reporter: null,
    attachments: [],
    entries: [],
    earlierEntries: false,
    ...facts,
  }
}
