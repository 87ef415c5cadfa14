import { describe, expect, it } from 'vitest'
import type { NotificationKind } from '#shared/domain/notifications/schema.ts'
import { notificationText } from '#desktop/renderer/app/notification-text.ts'
import { words } from '../support/desktop-window.ts'

const notification = {
  id: 1,
  kind: 'task.created' as const,
  taskId: 12,
  taskNumber: '2026/000012',
  taskTitle: 'Woda cieknie',
  clientName: 'Anna Kowalska',
  publicationId: null,
  publicationTitle: null,
  createdAt: '2026-11-21T08:00:00.000Z',
  readAt: null,
}

const kinds: NotificationKind[] = ['task.created', 'task.assigned', 'task.replied', 'task.moved']

describe('a notification', () => {
  it.each(kinds)('of %s names the task and leads to it', (kind) => {
    const text = notificationText({ ...notification, kind }, words)
    expect(text.title).toContain('2026/000012')
    expect(text).toMatchObject({ body: 'Woda cieknie · Anna Kowalska', route: '/tasks/12' })
  })

  it('of a publication names it and leads to it for as long as it is shown', () => {
    const ofTask = { taskId: null, taskNumber: null, taskTitle: null, clientName: null }
    const told = { ...notification, ...ofTask, kind: 'publication.went-live' as const, publicationId: 7 }
    const title = { pl: 'Nowe godziny kasy', en: 'New hours of the cash desk' }
    expect(notificationText({ ...told, publicationTitle: title }, words)).toMatchObject({
      ...{ body: title[words.language], route: '/for-staff/7' },
    })
    expect(notificationText(told, words)).toMatchObject({ body: '', route: '/notifications' })
  })

  it('of a task out of reach says only that', () => {
    const gone = { ...notification, taskId: null, taskNumber: null, taskTitle: null, clientName: null }
    expect(notificationText(gone, words)).toEqual({
      title: words.t('desktop.notification.out-of-reach'),
      body: '',
      route: '/notifications',
    })
  })
})
