import { EventEmitter } from 'node:events'
import type { SafeStorage } from 'electron'
import { vi } from 'vitest'

export interface SafeStorageOptions {
  isAvailable?: boolean
  backend?: string
}

/** Encrypts by writing backwards, so that a test can see whether plain text was stored. */
export function fakeSafeStorage({
  isAvailable = true,
  backend = 'gnome_libsecret',
}: SafeStorageOptions = {}) {
  const backwards = (text: string): string => [...text].reverse().join('')
  return {
    isEncryptionAvailable: () => isAvailable,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => Buffer.from(backwards(text)),
    decryptString: (bytes: Buffer) => backwards(bytes.toString()),
  } as unknown as SafeStorage
}

export class FakeContents extends EventEmitter {
  mainFrame = { url: 'app://okienko/queue' }
  send = vi.fn()
  reload = vi.fn()
  downloadURL = vi.fn()
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }): void => {
    this.openHandler = handler
  }
}

export class FakeWindow extends EventEmitter {
  static all: FakeWindow[] = []
  readonly options: Electron.BrowserWindowConstructorOptions
  webContents = new FakeContents()
  isMinimized = vi.fn(() => false)
  isMaximized = vi.fn(() => false)
  getNormalBounds = vi.fn(() => ({ x: 10, y: 20, width: 1200, height: 800 }))
  maximize = vi.fn()
  restore = vi.fn()
  show = vi.fn()
  focus = vi.fn()
  loadURL = vi.fn(() => Promise.resolve())
  setOverlayIcon = vi.fn()

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    this.options = options
    FakeWindow.all.push(this)
  }
}

export class FakeNotification extends EventEmitter {
  static all: FakeNotification[] = []
  static isSupported = vi.fn(() => true)
  readonly options: { title: string; body: string }
  show = vi.fn()

  constructor(options: { title: string; body: string }) {
    super()
    this.options = options
    FakeNotification.all.push(this)
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true
  userData = ''
  commandLine = { hasSwitch: vi.fn(() => false) }
  enableSandbox = vi.fn()
  quit = vi.fn()
  exit = vi.fn()
  requestSingleInstanceLock = vi.fn(() => true)
  setAppUserModelId = vi.fn()
  setBadgeCount = vi.fn()
  whenReady = vi.fn(() => Promise.resolve())
  getVersion = (): string => '1.2.3'
  setPath = vi.fn((_name: string, path: string) => {
    this.userData = path
  })
  getPath = (name: string): string => (name === 'userData' ? this.userData : `/home/clerk/${name}`)
}

class FakeSession extends EventEmitter {
  setPermissionRequestHandler = vi.fn()
  setPermissionCheckHandler = vi.fn()
  setDevicePermissionHandler = vi.fn()
}

/** Electron's main-process module as far as the app uses it; every test file gets a fresh one through `vi.mock`. */
export function fakeElectron() {
  FakeWindow.all = []
  FakeNotification.all = []
  return {
    app: new FakeApp(),
    BrowserWindow: FakeWindow,
    Notification: FakeNotification,
    dialog: { showMessageBox: vi.fn(() => Promise.resolve()), showErrorBox: vi.fn() },
    ipcMain: { handle: vi.fn() },
    Menu: { buildFromTemplate: vi.fn((template: unknown) => template), setApplicationMenu: vi.fn() },
    nativeImage: { createFromBitmap: vi.fn((bitmap: Buffer, size: unknown) => ({ bitmap, size })) },
    nativeTheme: { shouldUseDarkColors: false, themeSource: 'system' },
    net: { fetch: vi.fn(fetch) },
    protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
    safeStorage: fakeSafeStorage(),
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    session: { defaultSession: new FakeSession() },
    shell: { openExternal: vi.fn(() => Promise.resolve()) },
  }
}
