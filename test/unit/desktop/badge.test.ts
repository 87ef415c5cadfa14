import { describe, expect, it, vi } from 'vitest'
import { badgeBitmap, badgeSize } from '#desktop/main/badge-bitmap.ts'
import { createBadge } from '#desktop/main/badge.ts'
import { textsFor } from '#desktop/main/texts.ts'
import { FakeWindow } from './fake-electron.ts'

const setBadgeCount = vi.hoisted(() => vi.fn())

vi.mock('electron', async () => {
  const electron = (await import('./fake-electron.ts')).fakeElectron()
  electron.app.setBadgeCount = setBadgeCount
  return electron
})

function badgeOn(platform: NodeJS.Platform) {
  const window = new FakeWindow()
  const badge = createBadge({
    platform,
    window: () => window as unknown as Electron.BrowserWindow,
    texts: () => textsFor('pl'),
  })
  return { badge, window }
}

const pixel = (bitmap: Buffer, x: number, y: number): number[] => [
  ...bitmap.subarray((y * badgeSize + x) * 4, (y * badgeSize + x) * 4 + 4),
]

/** The figures in a badge as people see them: white pixels as #. */
function drawn(count: number): string[] {
  const bitmap = badgeBitmap(count, 'unread')
  const rows = Array.from({ length: badgeSize }, (_, y) =>
    Array.from({ length: badgeSize }, (__, x) =>
      pixel(bitmap, x, y).every((value) => value === 255) ? '#' : ' ',
    ).join(''),
  )
  return rows.filter((row) => row.includes('#'))
}

describe('the badge', () => {
  it('is the system’s own count on macOS and Linux', () => {
    for (const platform of ['darwin', 'linux'] as const) {
      badgeOn(platform).badge.show({ unread: 4, overdue: 2 })
      expect(setBadgeCount).toHaveBeenLastCalledWith(4)
    }
  })

  it('is a picture with a description on Windows, gone at zero', () => {
    const { badge, window } = badgeOn('win32')
    badge.show({ unread: 22, overdue: 1 })
    const [image, description] = window.setOverlayIcon.mock.calls[0] as [{ size: unknown }, string]
    expect(image.size).toEqual({ width: 32, height: 32, scaleFactor: 2 })
    expect(description).toBe('22 nowe, 1 po terminie')
    badge.show({ unread: 0, overdue: 0 })
    expect(window.setOverlayIcon).toHaveBeenLastCalledWith(null, '')
  })

  it('is a round spot in the brand’s colour, red while something is overdue', () => {
    expect(pixel(badgeBitmap(0, 'unread'), 16, 16)).toEqual([118, 96, 14, 255])
    expect(pixel(badgeBitmap(0, 'overdue'), 16, 16)).toEqual([28, 35, 164, 255])
    expect(pixel(badgeBitmap(5, 'unread'), 0, 0)).toEqual([0, 0, 0, 0])
  })

  it('shows the figures of the count, 99+ from a hundred', () => {
    const figure = (row: string) => row.trim().replace(/####/g, '#').replace(/ {4}/g, ' ')
    expect([...new Set(drawn(4).map(figure))]).toEqual(['# #', '###', '#'])
    expect(drawn(12)).toHaveLength(15)
    expect(drawn(100)).toEqual(drawn(4711))
    expect(drawn(99)).not.toEqual(drawn(100))
    for (const count of [7, 42, 100])
      for (const row of drawn(count)) expect(row.trim().length).toBeLessThanOrEqual(24)
  })
})
