import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RichText } from '#shared/domain/publications/content.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { badAddresses, badHtml } from '../../unit/shared/publications/xss-vectors.ts'
import { aDraft, contentWith, openDesk, openStranger, publish, type Desk } from './support.ts'

let office: TestOffice
let editor: Desk

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  editor = await openDesk(office, 'EDITORS')
})

/** Everything bad at once: as addresses of links, as words, as kinds and attributes that no text has. */
const bad = {
  type: 'doc',
  content: [
    ...badAddresses.map((href) => ({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'tutaj', marks: [{ type: 'link', attrs: { href, onclick: 'alert(1)' } }] },
      ],
    })),
    ...badHtml.map((text) => ({
      type: 'paragraph',
      attrs: { style: text, onclick: text },
      content: [{ type: 'text', text, marks: [{ type: text }, { type: 'style', attrs: { style: text } }] }],
    })),
    ...['script', 'iframe', 'html', 'svg', 'codeBlock'].map((type) => ({
      ...{ type, attrs: { src: 'javascript:alert(1)', srcdoc: badHtml[0] } },
      content: [{ type: 'text', text: 'alert(1)' }],
    })),
    { type: 'image', attrs: { src: 'javascript:alert(1)', onerror: 'alert(1)', alt: 'x' } },
  ],
} as unknown as RichText

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const onlyWords = { type: 'doc', content: [...badAddresses.map(() => 'tutaj'), ...badHtml].map(paragraph) }

describe('a text with every known trick', () => {
  it('is kept and answered as nothing but words', async () => {
    const draft = await aDraft(editor, 'news', contentWith('Cennik'))
    const { pl, ...others } = contentWith('Cennik')
    const saved = await editor.api.saveDraft({
      ...{ publicationId: draft.id, seen: draft.open?.version ?? null },
      content: { ...others, pl: { ...pl, body: bad } },
    })
    expect(saved.open?.content.pl.body).toEqual(onlyWords)
    const [row] = await office.db.pool.rows<{ body: string }>(
      'SELECT body_pl AS body FROM publication_versions WHERE publication_id = ?',
      [draft.id],
    )
    expect(JSON.parse(row?.body ?? '')).toEqual(onlyWords)
  })

  it('is cleaned again on its way out, should it ever get past the way in', async () => {
    const { id, slug } = await publish(editor, await aDraft(editor, 'news', contentWith('Cennik')))
    await office.db.pool.query('UPDATE publication_versions SET body_pl = ? WHERE publication_id = ?', [
      JSON.stringify(bad),
      id,
    ])
    const { body } = await openStranger(office).get({ language: 'pl', kind: 'news', slug })
    expect(body).toEqual(onlyWords)
    const seen = await editor.api.get({ publicationId: id })
    expect(seen.shown?.content.pl.body).toEqual(onlyWords)
  })
})
