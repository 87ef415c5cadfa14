import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DuplicateGroup } from '#shared/domain/clients/merge.ts'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'
import ClientDuplicatesPage from '#desktop/renderer/features/clients/ClientDuplicatesPage.vue'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer, type FakeServer } from '../support/fake-server.ts'

const client = (id: number, name: string): DuplicateGroup['clients'][number] => ({
  ...{ id, number: `100${id}`, name, address: 'ul. Lipowa 12', caretakerName: null },
  ...{ createdAt: '2026-01-02T08:00:00.000Z', reasons: ['nip', 'email'] },
})
const pair: DuplicateGroup = {
  ...{ key: 'nip-1', reason: 'nip', value: '1234563218' },
  clients: [client(1, 'Anna Kowalska'), client(2, 'Anna Kowaslka')],
}
const three: DuplicateGroup = {
  ...{ key: 'pesel-3', reason: 'pesel', value: '•••••••1458' },
  clients: [client(3, 'Jan Nowak'), client(4, 'Jan Nowka'), client(5, 'Jan Nowak')],
}

const toasts = useToasts()
let wrapper: VueWrapper
afterEach(() => {
  for (const toast of toasts.toasts.value) toasts.dismiss(toast.id)
  wrapper.unmount()
  vi.unstubAllGlobals()
})

async function open(groups: readonly DuplicateGroup[]): Promise<FakeServer> {
  const server = fakeServer((path) => ({
    value: path === 'clients.listDuplicates' ? { rows: groups, nextCursor: null } : {},
  }))
  wrapper = mount(ClientDuplicatesPage, {
    attachTo: document.body,
    global: { plugins: mariasWindow(), stubs: { RouterLink: { template: '<a><slot /></a>' } } },
  })
  await vi.waitFor(() => expect(wrapper.find('h2, .ui-empty').exists()).toBe(true))
  return server
}

const headings = () => wrapper.findAll('h2').map((heading) => heading.text())
const press = (key: string) => {
  const code = `Key${key.toUpperCase()}`
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))
}
const button = (name: string) => {
  const found = wrapper.findAll('button').find((one) => one.text().startsWith(name))
  if (!found) throw new Error(`There is no button ${name}`)
  return found
}

describe('the screen of possible duplicates', () => {
  it('says what clients share and what else makes each look like another one', async () => {
    await open([pair])
    expect(headings()).toEqual(['Ten sam NIP: 1234563218'])
    expect(wrapper.findAll('li')[1]?.text()).toContain('Anna Kowaslka')
    expect(wrapper.findAll('li')[1]?.text()).toContain('Także ten sam e-mail')
  })

  it('says that there are none', async () => {
    await open([])
    expect(wrapper.text()).toContain('Żadne kartoteki nie wyglądają na jednego klienta.')
  })

  it('tells a pair apart, goes on to the next group, and takes it back', async () => {
    const server = await open([pair, three])
    await button('To nie duplikat').trigger('click')
    await vi.waitFor(() => expect(headings()).toHaveLength(1))
    const input = { clientId: 1, otherIds: [2] }
    expect(server.calls.at(-1)).toEqual({
      path: 'clients.tellApart',
      input: { ...input, isApart: true },
    })
    await flushPromises()
    expect(document.activeElement?.textContent).toContain('Ten sam PESEL')
    await toasts.undoLast()
    await vi.waitFor(() => expect(headings()).toHaveLength(2))
    expect(server.calls.at(-2)).toEqual({ path: 'clients.tellApart', input: { ...input, isApart: false } })
  })

  it('tells one of three apart from both others, and reads the list anew', async () => {
    const server = await open([three])
    await wrapper.findAll('li')[1]?.findAll('button')[1]?.trigger('click')
    await vi.waitFor(() => expect(server.calls).toHaveLength(3))
    expect(server.calls.slice(-2)).toMatchObject([
      { path: 'clients.tellApart', input: { clientId: 4, otherIds: [3, 5], isApart: true } },
      { path: 'clients.listDuplicates' },
    ])
  })

  it('opens the comparison of a pair at once', async () => {
    const server = await open([pair, three])
    await button('Scal w tę kartotekę').trigger('click')
    await vi.waitFor(() => expect(server.calls).toHaveLength(3))
    expect(server.calls.slice(-2)).toEqual([
      { path: 'clients.duplicates', input: { clientId: 1 } },
      { path: 'clients.previewMerge', input: { clientId: 1, otherId: 2 } },
    ])
  })

  it('is walked through by keys', async () => {
    await open([pair, three])
    const here = () => document.activeElement?.querySelector(':scope > div > h2')?.textContent
    press('j')
    expect(here()).toBe('Ten sam NIP: 1234563218')
    press('j')
    expect(here()).toBe('Ten sam PESEL: •••••••1458')
    press('k')
    expect(here()).toBe('Ten sam NIP: 1234563218')
  })
})
