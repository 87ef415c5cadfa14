import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SetWindowsInput } from '#shared/domain/publications/schema.ts'
import type { WindowPlan } from '#shared/domain/publications/windows.ts'
import { catalogue } from '#shared/messages/catalogues/desktop.en.ts'
import { createTranslator } from '#shared/messages/translator.ts'
import PublicationWindowsDialog from '#desktop/renderer/features/publications/components/PublicationWindowsDialog.vue'
import { ruleWords } from '#desktop/renderer/features/publications/window-rows.ts'
import { mariasWindow, words } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { aPublication } from './a-publication.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00.000Z') })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function openDialog(plans: WindowPlan[] = []) {
  const server = fakeServer(() => ({ value: aPublication() }))
  const dialog = mount(PublicationWindowsDialog, {
    attachTo: document.body,
    props: { publication: aPublication({ plans }) },
    global: { plugins: mariasWindow() },
  })
  const labelled = (label: string) => {
    const found = dialog.findAll('label').find((each) => each.text().startsWith(label))
    return dialog.get(`[id="${found?.attributes('for') ?? label}"]`)
  }
  const told = () => dialog.get('.repeat__told').text()
  return { server, dialog, labelled, told }
}

describe('a period that repeats', () => {
  it('is set by weekdays and weeks between, and said back in words with its next dates', async () => {
    const { server, dialog, labelled, told } = openDialog()
    await labelled('Widoczna od').setValue('2026-11-23T08:00')
    await labelled('Widoczna do').setValue('2026-11-23T16:00')
    await labelled('Powtarzanie').setValue('week')
    await labelled('Co ile tygodni').setValue('2')
    expect(labelled('poniedziałek').attributes('disabled')).toBeDefined()
    await labelled('czwartek').setValue(true)
    expect(told()).toBe('')
    await labelled('Ostatni raz').setValue('2026-12-31')
    expect(told()).toContain('Co 2 tygodnie w poniedziałek i w czwartek, nie później niż 31 grudnia 2026.')
    const dates = dialog.findAll('.repeat__told li').map((line) => line.text())
    expect(dates.map((line) => line.slice(0, 12))).toEqual([
      ...['od 23 lis 20', 'od 26 lis 20', 'od 7 gru 202', 'od 10 gru 20', 'od 21 gru 20'],
      'i 1 kolejnyc',
    ])
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.emitted('saved')).toHaveLength(1))
    const [{ first, recurrence } = { first: null, recurrence: null }] = (
      server.calls[0]?.input as SetWindowsInput
    ).plans
    expect(first).toEqual({ from: '2026-11-23T08:00', until: '2026-11-23T16:00' })
    expect(recurrence).toEqual({ every: 'week', step: 2, weekdays: [4], lastOn: '2026-12-31' })
    dialog.unmount()
  })

  it('offers the nearest value for each that cannot be, and sends nothing until it is taken', async () => {
    const recurrence = { every: 'year' as const, step: 1, weekdays: [], lastOn: '2025-01-01' }
    const first = { from: '2026-11-01T00:00', until: '2027-03-31T00:00' }
    const { server, dialog, labelled } = openDialog([{ first, recurrence }])
    const nearest = () => dialog.findAll('.nearest button').map((button) => button.text())
    await labelled('Co ile lat').setValue('99')
    await dialog.get('form').trigger('submit')
    expect(nearest()).toEqual(['52'])
    await dialog.get('.nearest button').trigger('click')
    expect(nearest()).toEqual(['2026-11-01'])
    await dialog.get('.nearest button').trigger('click')
    await labelled('Widoczna do').setValue('2026-10-31T00:00')
    expect(nearest()).toEqual(['2026-11-02 00:00'])
    await dialog.get('form').trigger('submit')
    expect(server.calls).toEqual([])
    await dialog.get('.nearest button').trigger('click')
    await dialog.get('form').trigger('submit')
    await vi.waitFor(() => expect(dialog.emitted('close')).toHaveLength(1))
    expect(server.calls).toHaveLength(1)
    dialog.unmount()
  })

  it('is told in both languages, whatever it follows', () => {
    const english = createTranslator(catalogue, 'en')
    const rule = (every: 'week' | 'month' | 'year', step: number, weekdays: number[] = []): WindowPlan => ({
      first: { from: '2026-11-01T08:00', until: '2026-11-02T08:00' },
      recurrence: { every, step, weekdays, lastOn: '2030-04-01' },
    })
    expect(ruleWords(words, rule('week', 1, [2, 3]))).toBe(
      'Co tydzień we wtorek, w środę i w niedzielę, nie później niż 1 kwietnia 2030.',
    )
    expect(ruleWords(words, rule('month', 5))).toBe('Co 5 miesięcy 1. dnia, nie później niż 1 kwietnia 2030.')
    expect(ruleWords(words, rule('year', 1))).toBe('Co rok 1 listopada, nie później niż 1 kwietnia 2030.')
    expect(ruleWords(english, rule('week', 2, [1]))).toBe(
      'Every 2 weeks on Monday and on Sunday, no later than 1 April 2030.',
    )
    expect(ruleWords(english, { ...rule('week', 1), recurrence: null })).toBeNull()
  })
})
