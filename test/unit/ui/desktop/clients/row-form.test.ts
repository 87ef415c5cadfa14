import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ServicePoint } from '#shared/domain/clients/service-points.ts'
import PointDialog from '#desktop/renderer/features/clients/components/PointDialog.vue'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { annasRecord } from './annas-record.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const point: ServicePoint = {
  ...{ id: 5, clientId: 11, number: 'PP-1', name: '', area: 'Rejon 3', meterNumber: '4471' },
  address: { street: 'ul. Lipowa', building: '12', flat: '', postalCode: '39-120', city: 'Nadrzecze' },
  ...{ servedFrom: null, servedUntil: null, state: 'served', version: 3, can: { edit: true } },
}

function open(props: { point?: ServicePoint } = {}) {
  return mount(PointDialog, {
    attachTo: document.body,
    props: { client: annasRecord, ...props },
    global: { plugins: mariasWindow() },
  })
}

const fieldOf = (dialog: ReturnType<typeof open>, label: string) => {
  const found = dialog.findAll('label').find((each) => each.text().startsWith(label))
  return dialog.get<HTMLInputElement>(`[id="${found?.attributes('for')}"]`)
}

describe('a service point that two people change', () => {
  it('takes what the other changed, keeps what was typed, and is saved on top of it', async () => {
    const changes = [
      { field: 'area', from: 'Rejon 3', to: 'Rejon 4' },
      { field: 'meterNumber', from: '4471', to: '9920' },
    ]
    const details = { version: 4, changedBy: 'Jan Sowa', changedAt: '2026-11-21T09:00:00.000Z', changes }
    const server = fakeServer((_, input) =>
      (input as { version: number }).version === 4
        ? { value: { ...point, version: 5 } }
        : { refused: 'row.stale', details },
    )
    const dialog = open({ point })
    await fieldOf(dialog, 'Numer wodomierza').setValue('7777')
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.text()).toContain('Rejon 3 → Rejon 4'))
    expect(dialog.text()).toContain('Teraz jest: 9920')
    expect(fieldOf(dialog, 'Rejon').element.value).toBe('Rejon 4')
    expect(fieldOf(dialog, 'Numer wodomierza').element.value).toBe('7777')
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.emitted('close')).toHaveLength(1))
    expect(server.calls.at(-1)?.input).toMatchObject({ version: 4, area: 'Rejon 4', meterNumber: '7777' })
    dialog.unmount()
  })
})

describe('a new service point', () => {
  it('is sent again under the same key after a lost answer, and what was typed comes back', async () => {
    const server = fakeServer(() => ({ value: { ...point, number: 'PP-2' } }))
    server.isGone = true
    const dialog = open()
    await fieldOf(dialog, 'Numer punktu').setValue('PP-2')
    await fieldOf(dialog, 'Miejscowość').setValue('Nadrzecze')
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.get('[role=alert]').text()).not.toBe(''))
    dialog.unmount()
    const again = open()
    expect(fieldOf(again, 'Numer punktu').element.value).toBe('PP-2')
    server.isGone = false
    await again.get('form').trigger('submit')
    await vi.waitFor(() => expect(again.emitted('saved')).toHaveLength(1))
    expect(server.calls).toHaveLength(1)
    again.unmount()
  })

  it('says beside the field what is wrong and sends nothing', async () => {
    const server = fakeServer(() => ({ value: point }))
    const dialog = open()
    await fieldOf(dialog, 'Kod pocztowy').setValue('3912')
    await dialog.get('form').trigger('submit')
    expect(dialog.findAll('[aria-invalid=true]')).toHaveLength(3)
    expect(server.calls).toEqual([])
    dialog.unmount()
  })
})
