import { BrowserWindow, nativeTheme, screen } from 'electron'
import { appOrigin } from './app-scheme.ts'
import { smallestSize, type WindowState } from './window-state.ts'

const recoveriesPerWindow = 3

/** The colour of an empty window, so that nothing flashes before the first page is drawn (`--surface` of the tokens). */
const emptyWindow = { light: '#f5f6f8', dark: '#10151c' }

export interface MainWindowParts {
  preload: string
  icon: string
  state: WindowState
  hasDeveloperTools: boolean
}

/** Opens the office's window: a sandboxed page of the app with nothing of Node in it. */
export function openMainWindow(parts: MainWindowParts): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...parts.state.bounds(screens),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Okienko',
    icon: parts.icon,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? emptyWindow.dark : emptyWindow.light,
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: parts.hasDeveloperTools,
      // Elsewhere the dictionaries would be fetched from a stranger's server.
      spellcheck: process.platform === 'darwin',
    },
  })

  parts.state.follow(window)
  window.once('ready-to-show', () => {
    if (parts.state.wasMaximized()) window.maximize()
    window.show()
  })
  reloadAfterCrash(window)
  void window.loadURL(`${appOrigin}/`)
  return window
}

/** Drafts are kept by the page as they are typed, so a crashed page is simply opened again; not for ever, though. */
function reloadAfterCrash(window: BrowserWindow): void {
  let recoveries = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || reason === 'killed' || recoveries >= recoveriesPerWindow) return
    recoveries += 1
    window.webContents.reload()
  })
}

/** Brings the window before the person, wherever it was left. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
