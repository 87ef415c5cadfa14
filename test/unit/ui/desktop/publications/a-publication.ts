import { cleaned } from '#shared/domain/publications/content.ts'
import type { Content, Publication, PublicationVersion } from '#shared/domain/publications/schema.ts'

const saved = { at: '2026-11-21T08:00:00.000Z', byName: 'Joanna Szczygieł' }

export const wordsOf = (text: string) =>
  cleaned({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

export function contentOf(title: string, given: Partial<Content> = {}): Content {
  return {
    pl: { title, summary: '', body: wordsOf('Treść.') },
    en: { title: '', summary: '', body: cleaned(null) },
    ...{ outage: 'none', worksFrom: null, worksUntil: null, documentKindId: null, files: [] },
    ...given,
  }
}

export function aVersion(content: Content, given: Partial<PublicationVersion> = {}): PublicationVersion {
  return {
    ...{ id: 70, number: 1, state: 'draft', effectiveFrom: null, version: 3, files: [] },
    ...{ title: content.pl.title, saved, submitted: null, approved: null, content },
    ...given,
  }
}

/** A draft of a notice that an editor has before them. */
export function aPublication(given: Partial<Publication> = {}): Publication {
  return {
    ...{ id: 7, kind: 'notice', slug: 'przerwa', pageRole: null, version: 4, state: 'draft', draft: 'draft' },
    ...{ title: { pl: 'Przerwa', en: '' }, outage: 'none', window: null, places: [], updated: saved },
    audience: { kind: 'everyone', groupIds: [], clientIds: [], staffGroupIds: [], byPlace: false },
    audienceNames: { groups: [], staffGroups: [], clients: [] },
    ...{ windows: [], plans: [], planned: [], withdrawn: null, shown: null, needsReview: false },
    tells: 'nobody',
    open: aVersion(contentOf('Przerwa')),
    can: { edit: true, schedule: true, submit: false, publish: true, withdraw: false, callOff: false },
    ...given,
  }
}
