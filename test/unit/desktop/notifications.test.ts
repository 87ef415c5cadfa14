import { describe, expect, it, vi } from 'vitest'
import { createNotifications } from '#desktop/main/notifications.ts'
import { FakeNotification } from './fake-electron.ts'

vi.mock('electron', async () => (await import('./fake-electron.ts')).fakeElectron())

describe('a native notification', () => {
  it('answers a click with the place it is about', () => {
    const onClick = vi.fn()
    createNotifications(onClick).show({ title: 'Nowe zgłoszenie', body: '2026/000123', route: '/tasks/123' })
    const [shown] = FakeNotification.all.splice(0)
    expect(shown?.options).toEqual({ title: 'Nowe zgłoszenie', body: '2026/000123' })
    expect(shown?.show).toHaveBeenCalledOnce()
    shown?.emit('click')
    expect(onClick.mock.calls).toEqual([['/tasks/123']])
  })

  it('is left out where the system has none', () => {
    FakeNotification.isSupported.mockReturnValueOnce(false)
    createNotifications(vi.fn()).show({ title: 'A', body: '', route: '/queue' })
    expect(FakeNotification.all).toEqual([])
  })
})
