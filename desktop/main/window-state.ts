import type { BrowserWindow, Rectangle } from 'electron'
import * as z from 'zod/mini'
import { jsonFile } from './json-file.ts'

const windowContent = z.object({
  bounds: z.nullable(z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })),
  isMaximized: z.boolean(),
})

const firstSize = { width: 1360, height: 860 }
export const smallestSize = { width: 820, height: 560 }

export interface WindowState {
  /** Where the window opens: where it was left, unless that place is on no screen any more. */
  bounds(screens: readonly Rectangle[]): Partial<Rectangle> & { width: number; height: number }
  wasMaximized(): boolean
  /** Follows a window and writes its place down a moment after it stops moving, and when it closes. */
  follow(window: BrowserWindow): void
}

/** Keeps size, place and maximised state of the window between starts. */
export function createWindowState(path: string): WindowState {
  const file = jsonFile(path, windowContent, { bounds: null, isMaximized: false })
  const stored = file.read()

  return {
    wasMaximized: () => stored.isMaximized,
    bounds(screens) {
      const { bounds } = stored
      if (!bounds) return firstSize
      const size = {
        width: Math.max(bounds.width, smallestSize.width),
        height: Math.max(bounds.height, smallestSize.height),
      }
      return screens.some((screen) => shows(screen, bounds)) ? { ...bounds, ...size } : size
    },
    follow(window) {
      let timer: NodeJS.Timeout | undefined
      const save = (): void => {
        clearTimeout(timer)
        file.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() })
      }
      const saveSoon = (): void => {
        clearTimeout(timer)
        timer = setTimeout(save, 500)
      }
      window.on('resize', saveSoon)
      window.on('move', saveSoon)
      window.on('close', save)
      window.on('closed', () => clearTimeout(timer))
    },
  }
}

/** Whether enough of the window's title bar is on that screen to take hold of it. */
function shows(screen: Rectangle, bounds: Rectangle): boolean {
  const visibleWidth =
    Math.min(screen.x + screen.width, bounds.x + bounds.width) - Math.max(screen.x, bounds.x)
  return visibleWidth >= 100 && bounds.y >= screen.y && bounds.y < screen.y + screen.height - 40
}
