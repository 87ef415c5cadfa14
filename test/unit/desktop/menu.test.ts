import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { route } from '#desktop/bridge/contract.ts'
import { menuTemplate, type MenuParts } from '#desktop/main/menu.ts'
import { textsFor } from '#desktop/main/texts.ts'

function items(parts: Partial<MenuParts> = {}): MenuItemConstructorOptions[] {
  const template = menuTemplate({
    texts: textsFor(null),
    platform: 'linux',
    hasDeveloperTools: false,
    go: () => undefined,
    openPortal: null,
    ...parts,
  })
  return template.flatMap((menu) => [menu, ...(menu.submenu as MenuItemConstructorOptions[])])
}

const click = (item: MenuItemConstructorOptions | undefined): void =>
  (item?.click as (() => void) | undefined)?.()

describe('the menu', () => {
  it('is in Polish until English is chosen, with a text on every item', () => {
    const labels = (language: string | null) => items({ texts: textsFor(language) }).map((item) => item.label)
    expect(labels(null)).toContain('Kolejka')
    expect(labels('en')).toContain('Queue')
    expect(labels('xx')).toEqual(labels('pl'))
    for (const item of items({ platform: 'darwin', hasDeveloperTools: true }))
      if (item.type !== 'separator') expect(item.label).toMatch(/^\p{L}/u)
  })

  it('opens places inside the app', () => {
    const go = vi.fn()
    for (const item of items({ go })) click(item)
    const routes = go.mock.calls.map(([to]) => to as string)
    expect(routes).toEqual(['/settings', '/queue', '/clients', '/board', '/events'])
    for (const to of routes) expect(route.safeParse(to).success).toBe(true)
  })

  it('opens the portal once a server is known', () => {
    const portal = (parts: Partial<MenuParts>) => items(parts).find((item) => item.label?.includes('portal'))
    expect(portal({})?.enabled).toBe(false)
    const openPortal = vi.fn()
    const item = portal({ openPortal })
    expect(item?.enabled).toBe(true)
    click(item)
    expect(openPortal).toHaveBeenCalledOnce()
  })

  it('has developer tools only where the app was not packaged', () => {
    const roles = (hasDeveloperTools: boolean) => items({ hasDeveloperTools }).map((item) => item.role)
    expect(roles(false)).not.toContain('toggleDevTools')
    expect(roles(false)).not.toContain('reload')
    expect(roles(true)).toContain('toggleDevTools')
  })
})
