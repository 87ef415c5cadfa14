import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useShortcutHelp, useShortcuts, type Shortcut } from '#shared/ui/composables/use-shortcuts.ts'
import { inComponent } from '../support/in-component.ts'

const words = { text: () => 'does it', group: () => 'Everywhere' }
const withKeys = (keys: string, more: Partial<Shortcut> = {}) => {
  const run = vi.fn()
  const { wrapper } = inComponent(() => useShortcuts([{ ...words, keys, run, ...more }]))
  open.push(wrapper)
  return { run, wrapper }
}
const open: { unmount: () => void }[] = []

function press(key: string, options: KeyboardEventInit & { on?: Element } = {}): KeyboardEvent {
  const { on = document.body, ...init } = options
  const event = new KeyboardEvent('keydown', {
    key,
    code: `Key${key.toUpperCase()}`,
    bubbles: true,
    cancelable: true,
    ...init,
  })
  on.dispatchEvent(event)
  return event
}

beforeEach(() => {
  document.body.innerHTML = '<input id="field"><button id="button">b</button>'
})
afterEach(() => {
  for (const wrapper of open.splice(0)) wrapper.unmount()
  useShortcutHelp().lettersOn.value = true
})

describe('shortcuts', () => {
  it('run, and keep the key from the browser', () => {
    const { run } = withKeys('n')
    expect(press('n').defaultPrevented).toBe(true)
    expect(run).toHaveBeenCalledOnce()
  })

  it('end with their component', () => {
    const { run, wrapper } = withKeys('n')
    wrapper.unmount()
    press('n')
    expect(run).not.toHaveBeenCalled()
  })

  it('of single letters rest in text fields, combined ones do not', () => {
    const letter = withKeys('n')
    const combined = withKeys('$mod+k')
    const field = document.querySelector('#field') ?? document.body
    press('n', { on: field })
    press('k', { on: field, ctrlKey: true })
    expect(letter.run).not.toHaveBeenCalled()
    expect(combined.run).toHaveBeenCalledOnce()
  })

  it('of single letters can be switched off', async () => {
    const { run } = withKeys('n')
    const { lettersOn } = useShortcutHelp()
    lettersOn.value = false
    press('n')
    expect(run).not.toHaveBeenCalled()
    await Promise.resolve()
    expect(localStorage.getItem('okienko.letter-shortcuts')).toBe('off')
  })

  it('take a sequence before its last letter alone', () => {
    const close = withKeys('e')
    const events = withKeys('g e')
    press('g')
    press('e')
    expect([close.run.mock.calls.length, events.run.mock.calls.length]).toEqual([0, 1])
    press('e')
    expect([close.run.mock.calls.length, events.run.mock.calls.length]).toEqual([1, 1])
  })

  it('leave the key to the newest that is active', () => {
    const older = withKeys('r')
    const newer = withKeys('r')
    const sleeping = withKeys('r', { when: () => false })
    press('r')
    expect([older, newer, sleeping].map(({ run }) => run.mock.calls.length)).toEqual([0, 1, 0])
  })

  it('of the page rest while a dialog is open, those of dialogs otherwise', () => {
    const page = withKeys('n')
    const dialog = withKeys('$mod+Enter', { scope: 'dialog' })
    press('Enter', { ctrlKey: true })
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
    press('n')
    press('Enter', { ctrlKey: true })
    expect([page.run.mock.calls.length, dialog.run.mock.calls.length]).toEqual([0, 1])
  })

  it('work for a sign whether or not it needs Shift', () => {
    const { run } = withKeys('?')
    press('?', { shiftKey: true })
    press('?')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('leave alone what another has handled, held keys and words being composed', () => {
    const { run } = withKeys('j')
    press('j', { repeat: true })
    press('j', { isComposing: true })
    const stop = (event: Event) => event.preventDefault()
    document.body.addEventListener('keydown', stop)
    press('j')
    document.body.removeEventListener('keydown', stop)
    expect(run).not.toHaveBeenCalled()
  })

  it('are listed by heading', () => {
    withKeys('n', { group: () => 'Kolejka', text: () => 'Nowe zgłoszenie' })
    withKeys('g q', { group: () => 'Przejdź' })
    const { groups } = useShortcutHelp()
    expect([...groups.value].map(([group, shortcuts]) => [group, shortcuts.map(({ keys }) => keys)])).toEqual(
      [
        ['Kolejka', ['n']],
        ['Przejdź', ['g q']],
      ],
    )
  })
})
