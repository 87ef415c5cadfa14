import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { GroupDetail } from '#shared/domain/groups/schema.ts'
import { useGroupForm } from '#desktop/renderer/features/groups/use-group-form.ts'
import { complaints } from '../groups/groups.ts'
import { inDesktop } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'

beforeEach(() => {
  localStorage.clear()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const openForm = (group: GroupDetail | null) => inDesktop(() => useGroupForm(group))

describe('a form of something new', () => {
  it('asks the server only once nothing is wrong that the window can tell', async () => {
    const server = fakeServer(() => ({ value: complaints() }))
    const { result } = openForm(null)
    expect(result.problems.value).toEqual({})
    expect(await result.submit()).toBeNull()
    expect(Object.keys(result.problems.value)).toEqual(['namePl', 'nameEn'])
    expect(server.calls).toEqual([])
  })

  it('is sent again under the same key until something in it changes, and is empty once it is saved', async () => {
    let isGone = true
    const server = fakeServer(() => (isGone ? { refused: 'server.busy' } : { value: complaints() }))
    const { result } = openForm(null)
    Object.assign(result.content.value.form, { namePl: 'Reklamacje', nameEn: 'Complaints' })
    await result.submit()
    await result.submit()
    result.content.value.form.nameEn = 'Claims'
    isGone = false
    expect(await result.submit()).toEqual(complaints())
    const keys = server.calls.map(({ input }) => (input as { requestKey: string }).requestKey)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
    expect(result.content.value.form.namePl).toBe('')
  })

  it('is there again after the window was closed, until it is thrown away', () => {
    fakeServer(() => ({ value: null }))
    const first = openForm(null)
    first.result.content.value.form.namePl = 'Windykacja'
    first.wrapper.unmount()
    const { result } = openForm(null)
    expect(result.content.value.form.namePl).toBe('Windykacja')
    expect(result.restoredFrom.value).toBeInstanceOf(Date)
    result.discard()
    expect(result.content.value.form.namePl).toBe('')
    expect(result.restoredFrom.value).toBeNull()
  })
})

describe('a form of something somebody else saves meanwhile', () => {
  const seen = complaints()
  const theirs = complaints({
    version: seen.version + 1,
    name: { pl: 'Reklamacje i skargi', en: seen.name.en },
    rank: 30,
  })
  const stale = {
    refused: 'row.stale' as const,
    details: { version: theirs.version, changedBy: 'Jan Sowa', changedAt: '2026-11-21T09:00:00.000Z' },
  }

  it('keeps what was typed, takes the rest from the other, says where both wrote, and can be saved then', async () => {
    const server = fakeServer((path, input) => {
      if (path === 'groups.get') return { value: theirs }
      return (input as GroupDetail).version === theirs.version ? { value: theirs } : stale
    })
    const { result } = openForm(seen)
    Object.assign(result.content.value.form, { namePl: 'Skargi', descriptionEn: 'Written answers' })
    expect(await result.submit()).toBeNull()
    expect(result.conflict.value).toMatchObject({ by: 'Jan Sowa', at: '2026-11-21T09:00:00.000Z' })
    expect(result.conflict.value?.clashes.map(({ field, isOpen }) => [field, isOpen])).toEqual([
      ['namePl', true],
      ['rank', false],
    ])
    expect(result.content.value.form).toMatchObject({
      namePl: 'Skargi',
      descriptionEn: 'Written answers',
      rank: '30',
    })
    expect(result.save.refusal).toBeNull()
    expect(await result.submit()).toEqual(theirs)
    expect(server.calls.at(-1)).toMatchObject({
      path: 'groups.update',
      input: { version: theirs.version, name: { pl: 'Skargi' }, rank: 30 },
    })
  })

  it('tells that it is stale when what is there now cannot be read, and loses nothing', async () => {
    fakeServer((path) => (path === 'groups.get' ? { refused: 'server.busy' } : stale))
    const { result } = openForm(seen)
    result.content.value.form.namePl = 'Skargi'
    expect(await result.submit()).toBeNull()
    expect(result.conflict.value).toBeNull()
    expect(result.save.refusal?.code).toBe('row.stale')
    expect(result.content.value.form.namePl).toBe('Skargi')
  })

  it('shows what the server says of a field beside it', async () => {
    fakeServer(() => ({ refused: 'group.name-taken', details: { field: 'name.en' } }))
    const { result } = openForm(seen)
    await result.submit()
    expect(Object.keys(result.problems.value)).toEqual(['nameEn'])
  })
})
