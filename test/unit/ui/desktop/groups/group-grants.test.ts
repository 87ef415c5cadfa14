import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { GroupDetail, SetGrantsInput } from '#shared/domain/groups/schema.ts'
import GroupPage from '#desktop/renderer/features/groups/GroupPage.vue'
import { groupRoutes } from '#desktop/renderer/features/groups/routes.ts'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer, type Answer } from '../support/fake-server.ts'
import { complaints } from './groups.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})
beforeEach(() => {
  localStorage.clear()
})

async function openPage(answer: (path: string, input: unknown) => Answer) {
  const server = fakeServer((path, input) => (path === 'groups.list' ? { value: [] } : answer(path, input)))
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [...groupRoutes, { path: '/team/people', component: { render: () => null } }],
  })
  await router.push('/team/groups/21')
  const page = mount(GroupPage, {
    attachTo: document.body,
    global: { plugins: [...mariasWindow(), router] },
  })
  await vi.waitFor(() => expect(page.text()).toContain('Reklamacje'))
  return { server, page }
}

/** The row of a permission, by its name on screen. */
const rowIn = (page: Awaited<ReturnType<typeof openPage>>['page'], name: string) => {
  const row = page.findAll('li').find((line) => line.text().includes(name))
  if (!row) throw new Error(`There is no row for ${name}`)
  return row
}

describe('the permissions of a group', () => {
  it('tell what follows and from whom, and what saying nothing would mean', async () => {
    const { page } = await openPage(() => ({ value: complaints() }))
    expect(rowIn(page, 'Czytanie zgłoszeń').text()).toContain('z grupy Pracownicy biura')
    expect(rowIn(page, 'Poprawianie kartotek').get('select').element.value).toBe('no')
    expect(rowIn(page, 'Poprawianie kartotek').text()).toContain('ustawione tutaj')
    expect(rowIn(page, 'Czytanie dziennika').text()).toContain('żadna grupa nie pozwala')
    expect(page.text()).not.toContain('Zapisz uprawnienia')
    page.unmount()
  })

  it('are sent whole, in the version that was seen, and the row is calm again', async () => {
    const saved = complaints({ version: 5 })
    const { page, server } = await openPage((path) =>
      path === 'groups.get'
        ? { value: complaints() }
        : {
            value: {
              ...saved,
              permissions: saved.permissions.map((line) =>
                line.permission === 'event.read' ? { ...line, own: true, isGranted: true } : line,
              ),
            },
          },
    )
    await rowIn(page, 'Czytanie dziennika').get('select').setValue('yes')
    expect(page.text()).toContain('1 zmiana.')
    expect(page.text()).toContain('dla 3 kont w tej grupie')
    expect(page.text()).toContain('Stażyści')
    await page
      .findAll('button')
      .find((button) => button.text().includes('Zapisz uprawnienia'))
      ?.trigger('click')
    await vi.waitFor(() => expect(page.text()).not.toContain('Zapisz uprawnienia'))
    expect(server.calls.find((call) => call.path === 'groups.setGrants')?.input).toEqual({
      groupId: 21,
      version: 4,
      grants: [
        { permission: 'client.edit', isGranted: false },
        { permission: 'event.read', isGranted: true },
      ],
    })
    expect(rowIn(page, 'Czytanie dziennika').text()).toContain('ustawione tutaj')
    page.unmount()
  })

  it('keep what was chosen when somebody else was quicker, and say what they changed', async () => {
    let now: GroupDetail = complaints()
    const { page, server } = await openPage((path, input) => {
      if (path === 'groups.get') return { value: now }
      if ((input as SetGrantsInput).version === 9) return { value: { ...now, version: 10 } }
      now = complaints({
        version: 9,
        permissions: now.permissions.map((line) =>
          line.permission === 'task.read' ? { ...line, own: false, isGranted: false } : line,
        ),
      })
      return {
        refused: 'row.stale',
        details: { version: 9, changedBy: 'Jan Sowa', changedAt: '2026-11-21T09:00:00.000Z' },
      }
    })
    await rowIn(page, 'Czytanie dziennika').get('select').setValue('yes')
    const save = () =>
      page
        .findAll('button')
        .find((button) => button.text().includes('Zapisz uprawnienia'))
        ?.trigger('click')
    await save()
    await vi.waitFor(() => expect(page.text()).toContain('Jan Sowa'))
    expect(page.get('[role=alert]').text()).toContain('Zmienione uprawnienia: Czytanie zgłoszeń.')
    expect(rowIn(page, 'Czytanie zgłoszeń').get('select').element.value).toBe('no')
    expect(rowIn(page, 'Czytanie dziennika').get('select').element.value).toBe('yes')
    await save()
    await flushPromises()
    await vi.waitFor(() =>
      expect(server.calls.filter((call) => call.path === 'groups.setGrants').at(-1)?.input).toMatchObject({
        version: 9,
        grants: expect.arrayContaining([
          { permission: 'task.read', isGranted: false },
          { permission: 'event.read', isGranted: true },
        ]) as unknown,
      }),
    )
    page.unmount()
  })

  it('say beside the button why they were refused, and keep what was chosen', async () => {
    const { page } = await openPage((path) =>
      path === 'groups.get' ? { value: complaints() } : { refused: 'account.last-administrator' },
    )
    await rowIn(page, 'Czytanie dziennika').get('select').setValue('yes')
    await page
      .findAll('button')
      .find((button) => button.text().includes('Zapisz uprawnienia'))
      ?.trigger('click')
    await vi.waitFor(() => expect(page.get('.save-bar [role=alert]').text()).not.toBe(''))
    expect(rowIn(page, 'Czytanie dziennika').get('select').element.value).toBe('yes')
    page.unmount()
  })

  it('cannot be touched by who may only look', async () => {
    const { page } = await openPage(() => ({ value: complaints({ can: { edit: false, remove: false } }) }))
    expect(page.findAll('select')).toHaveLength(0)
    expect(page.text()).not.toContain('Usuń grupę')
    page.unmount()
  })
})
