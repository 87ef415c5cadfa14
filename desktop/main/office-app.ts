import { join } from 'node:path'
import {
  app,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  protocol,
  safeStorage,
  session,
  shell,
  type BrowserWindow,
} from 'electron'
import type { EventName, EventPayload } from '#desktop/bridge/contract.ts'
import { createApiForwarder } from './api-forwarder.ts'
import { createAppProtocol } from './app-protocol.ts'
import { createBadge } from './badge.ts'
import { answerCalls, sendEvent } from './bridge-handlers.ts'
import { guardDownloads, refusePermissions } from './content-guard.ts'
import { createHostCalls } from './host-calls.ts'
import { focusWindow, openMainWindow } from './main-window.ts'
import { menuTemplate } from './menu.ts'
import { createNotifications } from './notifications.ts'
import { filesFromDevelopmentServer, filesInFolder } from './renderer-files.ts'
import { createSettings } from './settings.ts'
import { textsFor } from './texts.ts'
import { createTokenVault } from './token-vault.ts'
import { createWindowState } from './window-state.ts'

/** Chromium's own network: it knows the system's proxy and the certificates the organisation has installed. */
const fetchFromSystem = ((input: string, init?: RequestInit) =>
  net.fetch(input, { ...init, bypassCustomProtocolHandlers: true })) as typeof globalThis.fetch

/** Puts the parts together once Electron is ready; answers what brings the window forward. */
export function startOfficeApp(): { bringForward: () => void } {
  const inDataFolder = (name: string): string => join(app.getPath('userData'), name)
  const outFolder = join(import.meta.dirname, '..')
  const hasDeveloperTools = !app.isPackaged
  const appVersion = app.getVersion()
  const settings = createSettings(inDataFolder('settings.json'), process.env['OKIENKO_SERVER'])
  const vault = createTokenVault(inDataFolder('session.json'), safeStorage, process.platform)
  const windowState = createWindowState(inDataFolder('window.json'))
  let window: BrowserWindow | null = null

  const texts = () => textsFor(settings.preference('language'))
  const emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>): void => {
    if (window) sendEvent(window.webContents, name, payload)
  }

  const forwarder = createApiForwarder({
    fetch: fetchFromSystem,
    serverAddress: settings.serverAddress,
    vault,
    appVersion,
    onConnection: (state) => emit('connection', { state }),
  })
  const developmentServer = hasDeveloperTools ? process.env['ELECTRON_RENDERER_URL'] : undefined
  const files = developmentServer
    ? filesFromDevelopmentServer(developmentServer, fetchFromSystem)
    : filesInFolder(join(outFolder, 'renderer'))
  protocol.handle('app', createAppProtocol({ files, forward: forwarder.forward }))

  refusePermissions(session.defaultSession)
  guardDownloads(session.defaultSession, {
    folder: () => app.getPath('downloads'),
    onFailure: (name) =>
      void dialog.showMessageBox({ type: 'error', message: texts().t('host.download-failed', { name }) }),
  })

  function openWindow(): void {
    const opened = openMainWindow({
      preload: join(outFolder, 'preload/index.cjs'),
      icon: join(
        app.isPackaged ? process.resourcesPath : join(outFolder, '../desktop/packaging'),
        'icon.png',
      ),
      state: windowState,
      hasDeveloperTools,
    })
    opened.webContents.on('did-navigate', forwarder.closeAll)
    opened.on('closed', () => {
      window = null
      forwarder.closeAll()
    })
    window = opened
  }

  function bringForward(): void {
    if (window) focusWindow(window)
    else openWindow()
  }

  function go(name: 'navigate' | 'notification-clicked', route: string): void {
    bringForward()
    emit(name, { route })
  }

  function refreshMenu(): void {
    const serverAddress = settings.serverAddress()
    const template = menuTemplate({
      texts: texts(),
      platform: process.platform,
      hasDeveloperTools,
      go: (route) => go('navigate', route),
      openPortal: serverAddress === null ? null : () => void shell.openExternal(serverAddress),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  function refreshTheme(): void {
    const theme = settings.preference('theme')
    nativeTheme.themeSource = theme === 'light' || theme === 'dark' ? theme : 'system'
  }

  const notifications = createNotifications((route) => go('notification-clicked', route))
  const badge = createBadge({ platform: process.platform, window: () => window, texts })
  answerCalls(
    ipcMain,
    createHostCalls({
      appVersion,
      platform: process.platform,
      settings,
      vault,
      fetch: fetchFromSystem,
      notify: notifications.show,
      showBadge: badge.show,
      openInBrowser: (url) => shell.openExternal(url),
      onServerChanged(serverAddress) {
        forwarder.closeAll()
        refreshMenu()
        emit('server-changed', { serverAddress })
      },
      onPreference(key) {
        if (key === 'language') refreshMenu()
        if (key === 'theme') refreshTheme()
      },
    }),
  )

  refreshTheme()
  refreshMenu()
  openWindow()
  return { bringForward }
}
