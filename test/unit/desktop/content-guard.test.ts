import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { guardContents, guardDownloads, refusePermissions } from '#desktop/main/content-guard.ts'
import { FakeContents } from './fake-electron.ts'

describe('a page', () => {
  let contents: FakeContents

  beforeEach(() => {
    const app = new EventEmitter()
    guardContents(app as Electron.App)
    contents = new FakeContents()
    app.emit('web-contents-created', {}, contents)
  })

  const attempt = (name: string, url: string) => {
    const event = { url, preventDefault: vi.fn() }
    contents.emit(name, event)
    return event.preventDefault
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'leaves the app on no account (%s)',
    (name) => {
      for (const url of [
        'https://office.example/',
        'file:///etc/passwd',
        'data:text/html,hi',
        'app://elsewhere/',
        'app://okienko/api/staff/tasks.list',
        'javascript:alert(1)',
      ])
        expect(attempt(name, url), url).toHaveBeenCalledOnce()
      expect(attempt(name, 'app://okienko/queue')).not.toHaveBeenCalled()
      expect(contents.downloadURL).not.toHaveBeenCalled()
    },
  )

  it('opens no window and no webview', () => {
    expect(contents.openHandler?.({ url: 'https://office.example/' })).toEqual({ action: 'deny' })
    expect(contents.openHandler?.({ url: 'app://okienko/queue' })).toEqual({ action: 'deny' })
    expect(attempt('will-attach-webview', 'about:blank')).toHaveBeenCalledOnce()
  })

  it('gets a file as a download instead of a page or a window', () => {
    expect(attempt('will-navigate', 'app://okienko/api/staff/files/7')).toHaveBeenCalledOnce()
    expect(contents.openHandler?.({ url: 'app://okienko/api/staff/files/8' })).toEqual({ action: 'deny' })
    expect(contents.downloadURL.mock.calls).toEqual([
      ['app://okienko/api/staff/files/7'],
      ['app://okienko/api/staff/files/8'],
    ])
  })
})

describe('permissions', () => {
  it('are refused, asked for or checked', () => {
    const session = {
      setPermissionRequestHandler: vi.fn<(handler: (...args: unknown[]) => void) => void>(),
      setPermissionCheckHandler: vi.fn<(handler: () => boolean) => void>(),
      setDevicePermissionHandler: vi.fn<(handler: () => boolean) => void>(),
    }
    refusePermissions(session as unknown as Electron.Session)
    const answer = vi.fn()
    session.setPermissionRequestHandler.mock.calls[0]?.[0]({}, 'media', answer)
    expect(answer).toHaveBeenCalledWith(false)
    expect(session.setPermissionCheckHandler.mock.calls[0]?.[0]()).toBe(false)
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]()).toBe(false)
  })
})

describe('a download', () => {
  function download(url: string) {
    const session = new EventEmitter()
    const onFailure = vi.fn()
    guardDownloads(session as Electron.Session, { folder: () => '/home/clerk/Downloads', onFailure })
    const item = Object.assign(new EventEmitter(), {
      getURL: () => url,
      getFilename: () => 'umowa.pdf',
      setSaveDialogOptions: vi.fn(),
    })
    const event = { preventDefault: vi.fn() }
    session.emit('will-download', event, item)
    return { item, event, onFailure }
  }

  it('of an office file asks where to save it, and says when it broke off', () => {
    const { item, event, onFailure } = download('app://okienko/api/staff/files/7')
    expect(event.preventDefault).not.toHaveBeenCalled()
    expect(item.setSaveDialogOptions).toHaveBeenCalledWith({ defaultPath: '/home/clerk/Downloads/umowa.pdf' })
    item.emit('done', {}, 'interrupted')
    expect(onFailure).toHaveBeenCalledWith('umowa.pdf')
  })

  it('that was finished or cancelled says nothing', () => {
    for (const state of ['completed', 'cancelled']) {
      const { item, onFailure } = download('app://okienko/api/staff/files/7')
      item.emit('done', {}, state)
      expect(onFailure).not.toHaveBeenCalled()
    }
  })

  it.each([
    'https://office.example/setup.exe',
    'data:application/x-msdownload,MZ',
    'app://okienko/assets/index.js',
  ])('of anything else is refused: %s', (url) => {
    expect(download(url).event.preventDefault).toHaveBeenCalledOnce()
  })
})
