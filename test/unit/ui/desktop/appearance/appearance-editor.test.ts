import { afterEach, describe, expect, it, vi } from 'vitest'
import { delivered } from '#shared/domain/appearance/delivered.ts'
import type { Appearance, AppearanceDesk, SaveAppearanceInput } from '#shared/domain/appearance/schema.ts'
import { moved, newBlock } from '#desktop/renderer/features/appearance/blocks.ts'
import { useAppearance } from '#desktop/renderer/features/appearance/use-appearance.ts'
import { inDesktop } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

/** A server that keeps one draft; `held` may be changed under the window, as by somebody else. */
function office() {
  const held = { content: delivered, version: 3 }
  const server = fakeServer((path, input) => {
    if (path === 'appearance.saveDraft') {
      const asked = input as SaveAppearanceInput
      if (asked.version !== held.version)
        return {
          refused: 'row.stale',
          details: { changedBy: 'Jan Sowa', changedAt: '2026-11-22T05:00:00.000Z' },
        }
      held.content = asked.content
      held.version += 1
    }
    const desk: AppearanceDesk = {
      ...held,
      ...{ isDraft: true, savedBy: 'Jan Sowa', savedAt: null, versions: [], pictures: [] },
    }
    return { value: desk }
  })
  return { held, server }
}

async function openEditor() {
  const { result: editor, wrapper } = inDesktop(() => useAppearance())
  const form = await vi.waitFor((): Appearance => {
    if (!editor.form.value) throw new Error('Nothing is there yet')
    return editor.form.value
  })
  return { editor, form, wrapper }
}

const savings = ({ calls }: ReturnType<typeof office>['server']) =>
  calls.filter(({ path }) => path === 'appearance.saveDraft')

describe('editing the look of the portal', () => {
  it('saves what was typed, and has nothing to save when it is taken back by hand', async () => {
    const { held } = office()
    const { editor, form } = await openEditor()
    form.radius = 3
    expect(editor.isChanged.value).toBe(true)
    form.radius = delivered.radius
    expect(editor.isChanged.value).toBe(false)
    form.name.pl = 'Nadrzecze'
    expect(await editor.submit()).toBe(true)
    expect(held.content.name.pl).toBe('Nadrzecze')
    expect(editor.isChanged.value).toBe(false)
  })

  it('keeps what was typed on this computer until it is saved', async () => {
    office()
    const first = await openEditor()
    first.form.name.pl = 'Nadrzecze'
    first.wrapper.unmount()
    const { editor, form } = await openEditor()
    expect(form.name.pl).toBe('Nadrzecze')
    expect(editor.restoredFrom.value).not.toBeNull()
    editor.discard()
    expect(editor.form.value?.name.pl).toBe('')
  })

  it('names each field that is wrong, and sends nothing', async () => {
    const { server } = office()
    const { editor, form } = await openEditor()
    form.brand = '#ffb000'
    form.headerLinks.push({ label: { pl: 'Taryfy', en: '' }, href: 'javascript:alert(1)' })
    form.logo = { pictureId: 1, alt: { pl: 'Logo', en: 'Logo' } }
    form.logo.alt.en = ' '
    expect(editor.problems.value.size).toBe(0)
    expect(await editor.submit()).toBe(false)
    expect([...editor.problems.value.keys()].sort()).toEqual([
      ...['brand', 'headerLinks.0.href', 'headerLinks.0.label.en', 'logo.alt.en'],
    ])
    expect(savings(server)).toEqual([])
  })

  it('overwrites nobody, and puts what was changed here onto what they saved', async () => {
    const { held } = office()
    const { editor, form } = await openEditor()
    form.radius = 3
    held.content = { ...held.content, font: 'lora' }
    held.version += 1
    expect(await editor.submit()).toBe(false)
    expect(editor.conflict.value).toEqual({ by: 'Jan Sowa', at: '2026-11-22T05:00:00.000Z' })
    expect(held.content.radius).toBe(delivered.radius)
    await editor.settle(true)
    expect(editor.form.value).toMatchObject({ radius: 3, font: 'lora' })
    expect(await editor.submit()).toBe(true)
    expect(held.content).toMatchObject({ radius: 3, font: 'lora' })
  })

  it('takes what they saved where it is wanted instead', async () => {
    const { held } = office()
    const { editor, form } = await openEditor()
    form.radius = 3
    held.content = { ...held.content, radius: 20 }
    held.version += 1
    await editor.submit()
    await editor.settle(false)
    expect(editor.form.value?.radius).toBe(20)
    expect(editor.isChanged.value).toBe(false)
  })
})

describe('the parts of the start page', () => {
  it('change places with their neighbours only', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
  })

  it('begin empty and of their kind', () => {
    expect(newBlock('hours')).toEqual({ kind: 'hours', lines: [{ days: { pl: '', en: '' }, hours: '' }] })
  })
})
