import type { Component } from 'vue'
import type { Permission } from '#shared/domain/accounts/permissions.ts'
import IconBoard from '~icons/lucide/calendar-clock'
import IconClients from '~icons/lucide/users'
import IconDocuments from '~icons/lucide/files'
import IconForStaff from '~icons/lucide/megaphone'
import IconEvents from '~icons/lucide/activity'
import IconPortlets from '~icons/lucide/layout-dashboard'
import IconPublications from '~icons/lucide/newspaper'
import IconLook from '~icons/lucide/palette'
import IconQueue from '~icons/lucide/inbox'
import IconTeam from '~icons/lucide/id-card'

export type ScreenKey =
  | 'queue'
  | 'for-staff'
  | 'board'
  | 'clients'
  | 'documents'
  | 'publications'
  | 'events'
  | 'team'
  | 'portlets'
  | 'appearance'

/** A screen of the rail: seen by whoever may use it. */
export interface AppScreen {
  readonly key: ScreenKey
  readonly path: string
  readonly icon: Component
  readonly permission: Permission
  readonly keys: string
}

export const screens: readonly AppScreen[] = [
  { key: 'queue', path: '/queue', icon: IconQueue, permission: 'task.read', keys: 'g q' },
  { key: 'board', path: '/board', icon: IconBoard, permission: 'task.oversee', keys: 'g b' },
  { key: 'clients', path: '/clients', icon: IconClients, permission: 'client.read', keys: 'g c' },
  { key: 'documents', path: '/documents', icon: IconDocuments, permission: 'document.send', keys: 'g d' },
  {
    key: 'publications',
    path: '/publications',
    icon: IconPublications,
    permission: 'publication.read',
    keys: 'g p',
  },
  { key: 'for-staff', path: '/for-staff', icon: IconForStaff, permission: 'task.read', keys: 'g f' },
  { key: 'events', path: '/events', icon: IconEvents, permission: 'event.read', keys: 'g e' },
  { key: 'team', path: '/team/people', icon: IconTeam, permission: 'account.read', keys: 'g t' },
  { key: 'portlets', path: '/portlets', icon: IconPortlets, permission: 'portlet.manage', keys: 'g l' },
  { key: 'appearance', path: '/portal-look', icon: IconLook, permission: 'appearance.manage', keys: 'g o' },
]
