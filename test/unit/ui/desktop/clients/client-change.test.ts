import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import ClientAlertDialog from '#desktop/renderer/features/clients/components/ClientAlertDialog.vue'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { annasRecord as client } from './annas-record.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const withNote = (text: string, version: number): ClientRecord => ({
  ...client,
  version,
  alertNote: { text, by: 'Jan Sowa', at: '2026-11-21T09:00:00.000Z' },
})

describe('one thing of a client that two people change', () => {
  it('shows what the other wrote, keeps what was typed, and is saved on top of it when asked to', async () => {
    const theirs = withNote('Zły pies.', 4)
    const mine = withNote('Dzwonić po 16.', 5)
    const server = fakeServer((path, input) => {
      if (path === 'clients.get') return { value: theirs }
      return (input as { version: number }).version === 4 ? { value: mine } : { refused: 'row.stale' }
    })
    const dialog = mount(ClientAlertDialog, {
      attachTo: document.body,
      props: { client },
      global: { plugins: mariasWindow() },
    })
    await dialog.get('textarea').setValue(' Dzwonić po 16. ')
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.text()).toContain('Zły pies.'))
    expect(dialog.emitted('close')).toBeUndefined()

    await dialog.get('[role=alert] button').trigger('click')
    expect(dialog.emitted('saved')).toEqual([[theirs]])
    expect(dialog.get('textarea').element.value).toBe(' Dzwonić po 16. ')
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.emitted('close')).toHaveLength(1))
    expect(dialog.emitted('saved')?.[1]).toEqual([mine])
    expect(server.calls.at(-1)).toEqual({
      path: 'clients.setAlertNote',
      input: { clientId: 11, version: 4, note: 'Dzwonić po 16.' },
    })
    dialog.unmount()
  })
})
