import type { Bridge } from '#desktop/bridge/contract.ts'
import { createBrowserHost } from './browser-host.ts'

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent when the same pages run in a browser. */
    readonly okienko?: Bridge
  }
}

/** What the window runs in: the desktop's main process, or a browser that stands in for it. */
export interface Host extends Bridge {
  readonly isDesktop: boolean
}

/** Takes the desktop's bridge where there is one, else the browser stand-in of the same shape. */
export function chooseHost(surroundings: Window): Host {
  return surroundings.okienko
    ? { ...surroundings.okienko, isDesktop: true }
    : { ...createBrowserHost(surroundings), isDesktop: false }
}

export const host: Host = chooseHost(window)
