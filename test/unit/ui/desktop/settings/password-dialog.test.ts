import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import PasswordDialog from '#desktop/renderer/features/settings/components/PasswordDialog.vue'
import { maria, mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('changing the own password', () => {
  it('says beside its field that the present one is wrong, keeps what was typed, and closes once it is done', async () => {
    const refusal = { code: 'account.password-wrong', details: {}, requestId: 'request-1' }
    const server = fakeServer((_path, input) => ({
      value:
        (input as { current: string }).current === 'stare hasło'
          ? { ok: true, value: maria }
          : { ok: false, refusal },
    }))
    const dialog = mount(PasswordDialog, {
      attachTo: document.body,
      global: { plugins: mariasWindow() },
    })
    expect(dialog.get<HTMLInputElement>('[autocomplete=username]').element.value).toBe('maria.zajac')
    const current = dialog.get<HTMLInputElement>('[autocomplete=current-password]')
    const next = dialog.get<HTMLInputElement>('[autocomplete=new-password]')
    await current.setValue('pomyłka')
    await next.setValue('nowe dłuższe hasło')
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(current.attributes('aria-invalid')).toBe('true'))
    expect(dialog.get('[role=alert]').text()).toBe('')
    expect(next.element.value).toBe('nowe dłuższe hasło')

    await current.setValue('stare hasło')
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.emitted('close')).toHaveLength(1))
    expect(server.calls.at(-1)).toEqual({
      path: 'session.changePassword',
      input: { current: 'stare hasło', next: 'nowe dłuższe hasło' },
    })
    dialog.unmount()
  })
})
