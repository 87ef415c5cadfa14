import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Publication } from '#shared/domain/publications/schema.ts'
import PublicationEditor from '#desktop/renderer/features/publications/components/PublicationEditor.vue'
import PublicationHead from '#desktop/renderer/features/publications/components/PublicationHead.vue'
import UiConfirm from '#shared/ui/base/UiConfirm.vue'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer, type Answer } from '../support/fake-server.ts'
import { aPublication, aVersion, contentOf } from './a-publication.ts'

// The stand-in of the network stays to the end: an editor that is closed says so a moment later.
afterEach(() => {
  localStorage.clear()
  document.body.innerHTML = ''
})

/** The editor of a publication, without the words and what stands beside them. */
function openEditor(first: Publication, answer: (path: string) => Answer) {
  const server = fakeServer((path) => (path === 'publications.editors' ? { value: [] } : answer(path)))
  const page = defineComponent(() => () => h('p'))
  const routes = [
    { path: '/', component: page },
    { path: '/publications', name: 'publications', component: page },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  const publication = shallowRef(first)
  const shown = mount(
    defineComponent(() => () => [
      h(PublicationEditor, {
        publication: publication.value,
        onChanged: (fresh: Publication) => (publication.value = fresh),
      }),
      h(UiConfirm),
    ]),
    {
      attachTo: document.body,
      global: {
        plugins: [...mariasWindow(), router],
        stubs: { PublicationWording: true, PublicationAside: true },
      },
    },
  )
  const button = (name: string) =>
    shown.findAll('button').find((each) => each.text().startsWith(name) && each.isVisible())
  const discard = async (answerOf: 'Porzuć szkic' | 'Anuluj') => {
    shown.findComponent(PublicationHead).vm.$emit('do', 'discard')
    await vi.waitFor(() => expect(button(answerOf)).toBeDefined())
    await button(answerOf)?.trigger('click')
  }
  const discards = () => server.calls.filter(({ path }) => path === 'publications.discardDraft')
  return { shown, router, publication, button, discard, discards }
}

const live = aVersion(contentOf('Na portalu'), { id: 60, state: 'approved' })
const changed = aPublication({ state: 'live', shown: live, open: aVersion(contentOf('Zmiana')) })

describe('giving a draft up', () => {
  it('asks first, and leaves what is shown as it is', async () => {
    const after = aPublication({ state: 'live', shown: live, open: null, draft: null })
    const { shown, publication, discard, discards } = openEditor(changed, (path) => ({
      value: path === 'publications.discardDraft' ? { removed: false } : after,
    }))
    await discard('Anuluj')
    expect(discards()).toEqual([])
    await discard('Porzuć szkic')
    await vi.waitFor(() => expect(publication.value).toEqual(after))
    expect(discards().map(({ input }) => input)).toEqual([{ publicationId: 7, version: 3 }])
    await vi.waitFor(() => expect(shown.get('h1').text()).toBe('Na portalu'))
  })

  it('goes back to the list when nothing is left of the publication', async () => {
    const { router, discard } = openEditor(aPublication(), () => ({ value: { removed: true } }))
    await discard('Porzuć szkic')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('publications'))
  })
})

describe('the review by a second person', () => {
  const can = aPublication().can

  it('begins with handing the draft in, which the writer cannot approve', async () => {
    const draft = aPublication({ needsReview: true, can: { ...can, publish: false, submit: true } })
    const inReview = aPublication({
      ...{ needsReview: true, state: 'in-review', can: { ...can, publish: false, submit: false } },
      open: aVersion(contentOf('Przerwa'), { state: 'in-review', version: 4 }),
    })
    const { shown, button } = openEditor(draft, () => ({ value: inReview }))
    expect(button('Opublikuj')).toBeUndefined()
    await button('Przekaż do sprawdzenia')?.trigger('click')
    await vi.waitFor(() => expect(shown.text()).toContain('Sprawdza inna osoba niż ta, która pisała.'))
    expect(button('Przekaż do sprawdzenia')).toBeUndefined()
    expect(button('Opublikuj')).toBeUndefined()
  })

  it('is the second person’s to end', () => {
    const open = aVersion(contentOf('Przerwa'), { state: 'in-review' })
    const { shown, button } = openEditor(
      aPublication({ needsReview: true, state: 'in-review', open }),
      () => ({
        value: null,
      }),
    )
    expect(button('Opublikuj')).toBeDefined()
    expect(shown.text()).not.toContain('Sprawdza inna osoba')
  })
})
