import type { MenuItemConstructorOptions } from 'electron'
import type { Texts } from './texts.ts'

export interface MenuParts {
  texts: Texts
  platform: NodeJS.Platform
  hasDeveloperTools: boolean
  /** Opens a place inside the app. */
  go(route: string): void
  /** Opens the clients' portal in the system's browser; null until a server is set. */
  openPortal: (() => void) | null
}

/** The application menu. Roles get their texts from our catalogue, since the system's are in its own language. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { t } = parts.texts
  const isMac = parts.platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const place = (label: string, route: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => parts.go(route),
    ...(accelerator ? { accelerator } : {}),
  })
  const role = (name: NonNullable<MenuItemConstructorOptions['role']>, label: string) => ({
    role: name,
    label,
  })

  const application: MenuItemConstructorOptions = {
    label: 'Okienko',
    submenu: [
      place(t('desktop.nav.settings'), '/settings', 'CmdOrCtrl+,'),
      separator,
      ...(isMac
        ? [
            role('hide', t('menu.hide')),
            role('hideOthers', t('menu.hide-others')),
            role('unhide', t('menu.unhide')),
            separator,
          ]
        : []),
      role('quit', t('menu.quit')),
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: t('menu.edit'),
    submenu: [
      role('undo', t('menu.undo')),
      role('redo', t('menu.redo')),
      separator,
      role('cut', t('menu.cut')),
      role('copy', t('menu.copy')),
      role('paste', t('menu.paste')),
      role('selectAll', t('menu.select-all')),
    ],
  }
  const go: MenuItemConstructorOptions = {
    label: t('menu.go'),
    submenu: [
      place(t('desktop.nav.queue'), '/queue'),
      place(t('desktop.nav.clients'), '/clients'),
      place(t('desktop.nav.board'), '/board'),
      place(t('desktop.nav.events'), '/events'),
      separator,
      { label: t('menu.portal'), enabled: parts.openPortal !== null, click: () => parts.openPortal?.() },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: t('menu.view'),
    submenu: [
      role('zoomIn', t('menu.zoom-in')),
      role('zoomOut', t('menu.zoom-out')),
      role('resetZoom', t('menu.zoom-reset')),
      separator,
      role('togglefullscreen', t('menu.full-screen')),
      ...(parts.hasDeveloperTools
        ? [separator, role('reload', t('menu.reload')), role('toggleDevTools', t('menu.developer-tools'))]
        : []),
    ],
  }
  const window: MenuItemConstructorOptions = {
    label: t('menu.window'),
    submenu: [role('minimize', t('menu.minimize')), role('close', t('menu.close'))],
  }
  return [application, edit, go, view, window]
}
