import type { EventName } from '#shared/domain/event-log/events.ts'

/** What each event of the log says, without its actor; params come from the payload. */
export const events = {
  'account.created': 'Account created: {login}',
  'account.signed-in': 'Signed in',
  'account.sign-in-failed': 'Failed sign-in: {login}',
  'account.locked': 'Sign-in locked after {failures} attempts: {login}',
  'account.unlocked': 'Account unlocked',
  'account.signed-out': 'Signed out',
  'account.signed-out-everywhere': 'Signed out everywhere',
  'account.password-changed': 'Password changed',
  'account.password-change-failed': 'Password change failed',
  'account.link-sent': 'Account link sent',
  'account.activated': 'Account activated',
  'account.reset-requested': 'Password reset requested: {login}',
  'account.password-reset': 'Password reset by link',
  'account.link-refused': 'Link refused',
  'account.disabled': 'Account disabled',
  'account.enabled': 'Account enabled',
  'account.language-set': 'Language changed',

  'group.created': 'New group: {name}',
  'group.changed': 'Group changed',
  'group.grants-set': 'Permissions of a group changed',
  'group.removed': 'Group removed: {name}',

  'client.created': 'Client record created: {name}',
  'client.changed': 'Client data changed',
  'client.viewed': 'Client record viewed',
  'client.accounts-viewed': 'Client accounts viewed',
  'client.caretaker-set': 'Caretaker changed',
  'client.alert-note-set': 'Alert note changed',

  'service-point.added': 'New service point {number}',
  'service-point.changed': 'Service point {number} changed',
  'service-point.ended': 'Service of point {number} ended',
  'service-point.resumed': 'Service point {number} served again',

  'task.created': 'Task created {number}: {title}',
  'task.taken': 'Task taken',
  'task.assigned': 'Task reassigned',
  'task.moved': 'Task state changed',
  'task.due-set': 'Due date changed: {reason}',
  'task.priority-set': 'Priority changed',
  'task.replied': 'Reply on a task',
  'task.noted': 'Note on a task',

  'file.uploaded': 'File uploaded: {name}',
  'file.removed': 'File removed before it was attached: {name}',
  'file.downloaded': 'File downloaded: {name}',

  'document.added': 'The client sent a document',
  'document.sent': 'Document sent to the client: {title}',
  'document.opened': 'Document opened for the first time',
  'document.downloaded': 'Document downloaded: {name}',
  'document.withdrawn': 'Document taken back: {title}',
  'document.sending-begun': 'Sending to many clients: {title}',
  'document.sending-finished': 'Sending to many clients finished',

  'event-log.viewed': 'Event log viewed',
  'notification.created': 'Notification sent',
  'notification.read': 'Notification read',

  'group.portlets-set': 'Portlets of a group changed',
  'portlet.hidden': 'Portlet hidden on the own dashboard',
  'portlet.shown': 'Portlet taken back to the own dashboard',
  'portlet.previewed': 'Portal dashboard previewed as on {on}',

  'mail.sent': 'Letter sent',
  'mail.failed': 'Letter not sent: {reason}',
} as const satisfies Readonly<Record<EventName, string>>
