import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSettings } from '#desktop/main/settings.ts'
import { createWindowState } from '#desktop/main/window-state.ts'
import { FakeWindow } from './fake-electron.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('settings of this computer', () => {
  it('survive a restart, and null takes one away', () => {
    const path = join(temporaryFolder(), 'settings.json')
    const first = createSettings(path, undefined)
    expect(first.serverAddress()).toBeNull()
    first.setServerAddress('https://office.example')
    first.setPreference('language', 'en')
    first.setPreference('theme', 'dark')
    first.setPreference('theme', null)

    const second = createSettings(path, undefined)
    expect(second.serverAddress()).toBe('https://office.example')
    expect(second.preference('language')).toBe('en')
    expect(second.preference('theme')).toBeNull()
    expect(second.preference('constructor')).toBeNull()
  })

  it('take an address given from outside for this run, when it is one', () => {
    const path = join(temporaryFolder(), 'settings.json')
    createSettings(path, undefined).setServerAddress('https://office.example')

    const started = createSettings(path, 'http://127.0.0.1:3180/')
    expect(started.serverAddress()).toBe('http://127.0.0.1:3180')
    started.setPreference('language', 'en')
    expect(createSettings(path, 'http://evil.example').serverAddress()).toBe('https://office.example')
  })

  it('start afresh from a damaged file', () => {
    const path = join(temporaryFolder(), 'settings.json')
    writeFileSync(path, '{"serverAddress":7}')
    expect(createSettings(path, undefined).serverAddress()).toBeNull()
  })
})

describe('the window’s place', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }]

  it('is kept when the window closes, and used again', () => {
    const path = join(temporaryFolder(), 'window.json')
    const first = createWindowState(path)
    expect(first.bounds(screens)).toEqual({ width: 1360, height: 860 })
    const window = new FakeWindow()
    window.isMaximized.mockReturnValue(true)
    first.follow(window as unknown as Electron.BrowserWindow)
    window.emit('resize')
    window.emit('close')

    const second = createWindowState(path)
    expect(second.bounds(screens)).toEqual({ x: 10, y: 20, width: 1200, height: 800 })
    expect(second.wasMaximized()).toBe(true)
  })

  it.each([
    ['a screen that is gone', { x: 2500, y: 100, width: 1200, height: 800 }, { width: 1200, height: 800 }],
    ['above the screen', { x: 100, y: -300, width: 1200, height: 800 }, { width: 1200, height: 800 }],
    ['too small', { x: 100, y: 100, width: 10, height: 10 }, { width: 820, height: 560 }],
  ])('is corrected when it was on %s', (_where, bounds, expected) => {
    const path = join(temporaryFolder(), 'window.json')
    writeFileSync(path, JSON.stringify({ bounds, isMaximized: false }))
    expect(createWindowState(path).bounds(screens)).toEqual(expected)
  })
})
