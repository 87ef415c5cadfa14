import { app, nativeImage, type BrowserWindow } from 'electron'
import type { CallInput } from '#desktop/bridge/contract.ts'
import { badgeBitmap, badgeSize } from './badge-bitmap.ts'
import type { Texts } from './texts.ts'

export interface BadgeParts {
  platform: NodeJS.Platform
  window(): BrowserWindow | null
  texts(): Texts
}

/**
 * Shows the unread count on the app's icon; on Windows, which has no counts, as a small picture over it that turns
 * red while something is overdue. The overlay's description names both for screen readers.
 */
export function createBadge(parts: BadgeParts): { show: (counts: CallInput<'setBadge'>) => void } {
  return {
    show({ unread, overdue }) {
      if (parts.platform !== 'win32') {
        app.setBadgeCount(unread)
        return
      }
      const window = parts.window()
      if (unread === 0 && overdue === 0) {
        window?.setOverlayIcon(null, '')
        return
      }
      const { t } = parts.texts()
      const bitmap = badgeBitmap(unread, overdue > 0 ? 'overdue' : 'unread')
      const image = nativeImage.createFromBitmap(bitmap, {
        width: badgeSize,
        height: badgeSize,
        scaleFactor: 2,
      })
      window?.setOverlayIcon(
        image,
        `${t('menu.badge-unread', { count: unread })}, ${t('menu.badge-overdue', { count: overdue })}`,
      )
    },
  }
}
