import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import type { OwnPortlet, SetGroupPortletsInput } from '#shared/domain/portlets/schema.ts'
import { changed, chosen, moved } from '#desktop/renderer/features/portlets/portlet-layout.ts'
import { usePortletEditor } from '#desktop/renderer/features/portlets/use-portlet-editor.ts'
import { inDesktop } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { groupWith, word } from './group-portlets.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const ofParent = [word('add-request', 0), word('documents', 10), word('my-data', 20)]

/** A server that keeps what a group says; `held` may be changed under the window, as by somebody else. */
function office(own: readonly OwnPortlet[] = []) {
  const held = { own: [...own], version: 3 }
  const server = fakeServer((path, input) => {
    if (path === 'portlets.setGroup') {
      const asked = input as SetGroupPortletsInput
      if (asked.version !== held.version)
        return {
          refused: 'row.stale',
          details: { changedBy: 'Jan Sowa', changedAt: '2026-11-21T09:00:00.000Z' },
        }
      held.own = asked.own
      held.version += 1
    }
    return { value: groupWith({ own: held.own, ofParent, version: held.version }) }
  })
  return { held, server }
}

async function openEditor(groupId = ref<number | null>(8)) {
  const { result: editor, wrapper } = inDesktop(() => usePortletEditor(() => groupId.value))
  await vi.waitFor(() => expect(editor.group.value).not.toBeNull())
  return { editor, wrapper, groupId }
}

type Editor = Awaited<ReturnType<typeof openEditor>>['editor']
const shownBy = (editor: Editor) => editor.layout.value.shown.map(({ portlet }) => portlet)

describe('editing the portlets of a group', () => {
  it('goes back and forth step by step, and a new step ends going forth', async () => {
    office()
    const { editor } = await openEditor()
    editor.apply((edited) => moved(edited, 'my-data', 0))
    editor.apply((edited) => chosen(edited, 'documents', 'off'))
    expect(shownBy(editor)).toEqual(['my-data', 'add-request'])
    editor.undo()
    expect(shownBy(editor)).toEqual(['my-data', 'add-request', 'documents'])
    editor.undo()
    expect(shownBy(editor)).toEqual(['add-request', 'documents', 'my-data'])
    expect([editor.canUndo.value, editor.unsaved.value]).toEqual([false, 0])
    editor.redo()
    expect(shownBy(editor)).toEqual(['my-data', 'add-request', 'documents'])
    editor.apply((edited) => chosen(edited, 'balance', 'on'))
    expect(editor.canRedo.value).toBe(false)
  })

  it('counts no step that changes nothing', async () => {
    office()
    const { editor } = await openEditor()
    expect(editor.apply((edited) => moved(edited, 'add-request', -1))).toBe(false)
    expect(editor.canUndo.value).toBe(false)
  })

  it('saves all the group says in the version it was begun on, and has nothing left to save', async () => {
    const { server, held } = office()
    const { editor } = await openEditor()
    editor.apply((edited) => chosen(edited, 'documents', 'off'))
    await editor.submit()
    expect(server.calls.at(-1)).toEqual({
      path: 'portlets.setGroup',
      input: { groupId: 8, version: 3, own: [word('documents', 10, { isOn: false })] },
    })
    expect([editor.unsaved.value, editor.canUndo.value]).toEqual([0, false])
    expect(held.version).toBe(4)
  })

  it('throws all of it away at once, and takes that back as well', async () => {
    office()
    const { editor } = await openEditor()
    editor.apply((edited) => chosen(edited, 'documents', 'off'))
    editor.apply((edited) => chosen(edited, 'balance', 'on'))
    editor.discard()
    expect(editor.unsaved.value).toBe(0)
    editor.undo()
    expect(editor.unsaved.value).toBe(2)
  })

  it('keeps what is unsaved of each group on this computer', async () => {
    office()
    const { editor, groupId, wrapper } = await openEditor()
    editor.apply((edited) => chosen(edited, 'documents', 'off'))
    groupId.value = 9
    await vi.waitFor(() => expect(editor.group.value).not.toBeNull())
    expect(editor.unsaved.value).toBe(0)
    wrapper.unmount()
    const again = await openEditor()
    expect(again.editor.unsaved.value).toBe(1)
    expect(again.editor.restoredFrom.value).not.toBeNull()
  })
})

describe('somebody else saving the same group', () => {
  it('is not asked about where only other things of the group have changed', async () => {
    const { held } = office()
    const { editor } = await openEditor()
    editor.apply((edited) => chosen(edited, 'documents', 'off'))
    held.version = 7
    await editor.submit()
    expect(editor.conflict.value).toBeNull()
    expect([held.version, held.own]).toEqual([8, [word('documents', 10, { isOn: false })]])
  })

  it('is shown, and both changes are saved together', async () => {
    const { held } = office([word('documents', 10)])
    const { editor } = await openEditor()
    editor.apply((edited) => changed(edited, 'documents', { width: 'full' }))
    held.own = [word('documents', 10, { isOn: false }), word('balance', 30)]
    held.version = 4
    await editor.submit()
    expect(editor.conflict.value).toMatchObject({ by: 'Jan Sowa', version: 4 })
    expect(editor.unsaved.value).toBe(1)
    await editor.settle(new Set())
    expect(held.version).toBe(5)
    expect(held.own).toContainEqual(word('balance', 30))
    expect(held.own).toContainEqual(word('documents', 10, { isOn: false, width: 'full' }))
    expect(editor.unsaved.value).toBe(0)
  })

  it('leaves the edit as it was when the question is put off', async () => {
    const { held } = office([word('documents', 10)])
    const { editor } = await openEditor()
    editor.apply((edited) => changed(edited, 'documents', { width: 'full' }))
    held.own = [word('documents', 10, { width: 'third' })]
    held.version = 4
    await editor.submit()
    editor.conflict.value = null
    await nextTick()
    expect(editor.edited.value?.own).toEqual([word('documents', 10, { width: 'full' })])
    expect(held.own).toEqual([word('documents', 10, { width: 'third' })])
  })
})
