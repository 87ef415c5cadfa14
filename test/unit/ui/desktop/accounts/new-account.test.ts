import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { GroupChoice } from '#shared/domain/accounts/panel.ts'
import AccountNewDialog from '#desktop/renderer/features/accounts/components/AccountNewDialog.vue'
import AccountStaffDialog from '#desktop/renderer/features/accounts/components/AccountStaffDialog.vue'
import { annasRecord } from '../clients/annas-record.ts'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'

beforeEach(() => {
  localStorage.clear()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const group = (facts: Partial<GroupChoice>): GroupChoice => ({
  ...{ id: 2, code: 'CLERKS', kind: 'staff', name: { pl: 'Pracownicy biura', en: 'Clerks' }, beyond: false },
  ...facts,
})

/** The control with this label, as one finds it on screen. */
function control(dialog: ReturnType<typeof mount>, label: string) {
  const found = dialog.findAll('label').findLast((one) => one.text().startsWith(label))
  const id = found?.attributes('for')
  return id ? dialog.get(`[id="${id}"]`) : (found ?? dialog).get('input')
}

describe('a new account of staff', () => {
  const openForm = () =>
    mount(AccountStaffDialog, {
      attachTo: document.body,
      props: {
        groups: [group({}), group({ id: 9, kind: 'client', name: { pl: 'Klienci', en: 'Clients' } })],
      },
      global: { plugins: mariasWindow() },
    })

  it('says what is missing, is sent with its groups, and shows the first password until it is passed on', async () => {
    const server = fakeServer(() => ({ value: { login: 'ola.mak', email: null } }))
    const dialog = openForm()
    await dialog.get('form').trigger('submit')
    expect(dialog.findAll('[aria-invalid=true]').length).toBeGreaterThanOrEqual(4)
    expect(dialog.text()).toContain('Wybierz przynajmniej jedną grupę.')
    expect(dialog.text()).not.toContain('Klienci')
    expect(server.calls).toEqual([])

    for (const [label, value] of [
      ['Imię', 'Ola'],
      ['Nazwisko', 'Mak'],
      ['Login', 'ola.mak'],
    ] as const)
      await control(dialog, label).setValue(value)
    await dialog.get('input[type=checkbox]').setValue(true)
    await dialog.get('input[type=radio][value=password]').setValue()
    const password = (control(dialog, 'Pierwsze hasło').element as HTMLInputElement).value
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.emitted('created')).toHaveLength(1))
    expect(server.calls).toMatchObject([
      {
        path: 'accounts.createStaff',
        input: { login: 'ola.mak', email: null, language: 'pl', groupIds: [2], firstPassword: password },
      },
    ])
    expect(dialog.emitted('close')).toBeUndefined()
    expect(dialog.text()).toContain(password)
    expect(JSON.stringify({ ...localStorage })).not.toContain(password)
    dialog.unmount()
  })

  it('is kept while it is typed', async () => {
    fakeServer(() => ({ value: null }))
    const dialog = openForm()
    await control(dialog, 'Nazwisko').setValue('Mak')
    dialog.unmount()
    const again = openForm()
    expect((control(again, 'Nazwisko').element as HTMLInputElement).value).toBe('Mak')
    again.unmount()
  })
})

describe('a new account of a client', () => {
  it('begins with what the record says, and a link closes the form', async () => {
    const client = { ...annasRecord, email: 'anna@example.pl' }
    const server = fakeServer(() => ({ value: { login: 'anna@example.pl', email: 'anna@example.pl' } }))
    const dialog = mount(AccountNewDialog, {
      attachTo: document.body,
      props: { client },
      global: { plugins: mariasWindow() },
    })
    expect(dialog.find('select').exists()).toBe(false)
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.emitted('close')).toHaveLength(1))
    expect(server.calls).toMatchObject([
      {
        path: 'clientAccounts.create',
        input: {
          clientId: client.id,
          login: 'anna@example.pl',
          email: 'anna@example.pl',
          firstPassword: null,
        },
      },
    ])
    dialog.unmount()
  })
})
