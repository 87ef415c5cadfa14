import type { Translated } from '../message.ts'
import type { desktop as polish } from '../pl/desktop.ts'

export const desktop = {
  'desktop.title': 'Okienko',

  'menu.edit': 'Edit',
  'menu.go': 'Go',
  'menu.view': 'View',
  'menu.window': 'Window',
  'menu.settings': 'Settings',
  'menu.server': 'Server address…',
  'menu.hide': 'Hide Okienko',
  'menu.hide-others': 'Hide others',
  'menu.unhide': 'Show all',
  'menu.quit': 'Quit Okienko',
  'menu.undo': 'Undo',
  'menu.redo': 'Redo',
  'menu.cut': 'Cut',
  'menu.copy': 'Copy',
  'menu.paste': 'Paste',
  'menu.select-all': 'Select all',
  'menu.queue': 'Queue',
  'menu.clients': 'Clients',
  'menu.board': 'Team deadlines',
  'menu.events': 'Event log',
  'menu.portal': 'Open the client portal in a browser',
  'menu.zoom-in': 'Zoom in',
  'menu.zoom-out': 'Zoom out',
  'menu.zoom-reset': 'Normal size',
  'menu.full-screen': 'Full screen',
  'menu.reload': 'Reload',
  'menu.developer-tools': 'Developer tools',
  'menu.minimize': 'Minimise',
  'menu.close': 'Close window',
  'menu.badge-unread': { one: '{count} new', other: '{count} new' },
  'menu.badge-overdue': { one: '{count} overdue', other: '{count} overdue' },
  'host.download-failed': 'The file {name} could not be saved. Check the connection and download it again.',
  'host.refusal.address-invalid':
    'This is not the address of a server. Type it like this: https://okienko.company.com',
  'host.refusal.address-insecure':
    'The connection to another computer must be encrypted. Type an address that starts with https://',
  'host.refusal.server-unreachable':
    'Nothing answers at this address. Check the address and the network, then try again.',
  'host.refusal.server-unknown': 'There is no Okienko server at this address. Ask your administrator for it.',
  'host.refusal.server-too-old':
    'The server is older than this program. Ask your administrator to update it.',
  'host.refusal.client-too-old': 'This program is too old for the server. Install a newer version.',
  'host.refusal.address-fixed': 'In a browser the server address is that of this page and cannot be changed.',
} satisfies Translated<typeof polish>
