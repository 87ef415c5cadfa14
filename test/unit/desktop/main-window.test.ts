import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { focusWindow, openMainWindow } from '#desktop/main/main-window.ts'
import { createWindowState } from '#desktop/main/window-state.ts'
import type { FakeWindow } from './fake-electron.ts'
import { temporaryFolder } from './temporary-folder.ts'

vi.mock('electron', async () => (await import('./fake-electron.ts')).fakeElectron())

function open(hasDeveloperTools = false): FakeWindow {
  const state = createWindowState(join(temporaryFolder(), 'window.json'))
  return openMainWindow({
    preload: '/p/index.cjs',
    icon: '/i.png',
    state,
    hasDeveloperTools,
  }) as unknown as FakeWindow
}

describe('the window', () => {
  it('gives its page nothing of Node, in a sandbox of its own', () => {
    const { options } = open()
    expect(options.webPreferences).toMatchObject({
      preload: '/p/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
    })
    expect(open(true).options.webPreferences?.devTools).toBe(true)
  })

  it('shows itself when the app’s own page is drawn', () => {
    const window = open()
    expect(window.loadURL).toHaveBeenCalledWith('app://okienko/')
    expect(window.options.show).toBe(false)
    window.emit('ready-to-show')
    expect(window.show).toHaveBeenCalledOnce()
    expect(window.maximize).not.toHaveBeenCalled()
  })

  it('opens a crashed page again, but not for ever', () => {
    const { webContents } = open()
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(webContents.reload).not.toHaveBeenCalled()
    for (let crash = 0; crash < 5; crash += 1)
      webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(webContents.reload).toHaveBeenCalledTimes(3)
  })

  it('comes forward from the taskbar', () => {
    const window = open()
    window.isMinimized.mockReturnValue(true)
    focusWindow(window as unknown as Electron.BrowserWindow)
    expect(window.restore).toHaveBeenCalledOnce()
    expect(window.focus).toHaveBeenCalledOnce()
  })
})
