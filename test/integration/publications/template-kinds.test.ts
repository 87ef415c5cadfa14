import { beforeAll, beforeEach, expect, it } from 'vitest'
import { publicVersion } from '#server/platform/database/public-versions.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { openDesk as openDocumentDesk } from '../documents/support.ts'
import { anUpload } from '../tasks/support.ts'
import { aDraft, contentWith, openDesk, openStranger, publish, type Desk } from './support.ts'

let office: TestOffice
let editor: Desk
let stranger: ReturnType<typeof openStranger>

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  editor = await openDesk(office, 'EDITORS')
  stranger = openStranger(office)
})

async function kindNamed(name: string) {
  const kind = (await editor.api.documentKinds()).find(({ name: { pl } }) => pl === name)
  if (!kind) throw new Error(`no kind ${name}`)
  return kind
}

async function content(title: string, documentKindId: number | null) {
  const fileId = await anUpload(office, editor.accountId)
  return contentWith(title, {
    documentKindId,
    files: [{ fileId, role: 'template', altPl: '', altEn: '' }],
  })
}

const template = async (title: string, documentKindId: number | null) =>
  aDraft(editor, 'template', await content(title, documentKindId))

async function found(documentKind: string, search = '') {
  const input = {
    language: 'pl',
    kind: 'template',
    archive: false,
    street: '',
    search,
    documentKind,
  } as const
  return (await stranger.list(input)).rows
}

it('a template is found by its kind, and kinds that are shown are offered', async () => {
  const application = await kindNamed('Wniosek')
  const proxy = await kindNamed('Pełnomocnictwo')
  await publish(editor, await template('Wniosek o przyłączenie', application.id))
  await publish(editor, await template('Wniosek o rozłożenie na raty', application.id))
  await publish(editor, await template('Druk bez rodzaju', null))
  await template('Jeszcze nieopublikowane', proxy.id)

  expect(await stranger.templateKinds()).toEqual([{ code: 'application', name: application.name }])
  expect((await found('application')).map(({ title, documentKind }) => [title, documentKind])).toEqual([
    ['Wniosek o rozłożenie na raty', { code: 'application', name: 'Wniosek' }],
    ['Wniosek o przyłączenie', { code: 'application', name: 'Wniosek' }],
  ])
  expect((await found('application', 'raty')).map(({ title }) => title)).toEqual([
    'Wniosek o rozłożenie na raty',
  ])
  expect(await found('power-of-attorney')).toEqual([])
  expect(await found('nothing-of-the-kind')).toEqual([])
  expect(await found('')).toHaveLength(3)
})

it('a kind changes with the version that says so', async () => {
  const application = await kindNamed('Wniosek')
  const letter = await kindNamed('Pismo')
  const live = await publish(editor, await template('Reklamacja', application.id))
  const changed = await editor.api.saveDraft({
    ...{ publicationId: live.id, seen: null },
    content: await content('Reklamacja', letter.id),
  })
  expect(await found('application')).toHaveLength(1)
  expect(await found('letter')).toEqual([])
  await publish(editor, changed)
  expect(await found('application')).toEqual([])
  expect(await found('letter')).toHaveLength(1)
})

it('a kind that is not there is refused, and one in use is not deleted', async () => {
  const draft = await template('Reklamacja', null)
  const save = editor.api.saveDraft({
    ...{ publicationId: draft.id, seen: draft.open?.version ?? null },
    content: await content('Reklamacja', 999_999),
  })
  expect(await refusalOf(save)).toMatchObject({ code: 'document.kind-unknown' })

  const { id, name } = await kindNamed('Dowód wpłaty')
  await template('Dowód wpłaty do wypełnienia', id)
  const admin = (await openDocumentDesk(office, 'ADMINISTRATORS')).api.documentKinds
  expect(await refusalOf(admin.remove({ kindId: id, version: 0 }))).toMatchObject({
    code: 'document-kind.used',
    details: { name: name.pl },
  })
})

it('a new name of a kind is on show at once', async () => {
  const { id } = await kindNamed('Wniosek')
  await publish(editor, await template('Wniosek o przyłączenie', id))
  const before = await publicVersion(office.db.pool)
  const admin = (await openDocumentDesk(office, 'ADMINISTRATORS')).api.documentKinds
  await admin.redefine({
    ...{ kindId: id, version: 0, name: { pl: 'Podanie', en: 'Petition' } },
    ...{ clientsMaySend: true, officeMaySend: false },
  })
  expect(await publicVersion(office.db.pool)).not.toBe(before)
  expect((await found('application'))[0]?.documentKind).toEqual({ code: 'application', name: 'Podanie' })
})
