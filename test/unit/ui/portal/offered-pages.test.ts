import { describe, expect, it } from 'vitest'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { isPageOffered } from '#portal/public/app/offered-pages.ts'
import type { PageName } from '#portal/public/app/pages.ts'
import { anna } from './support.ts'

type Client = Me['clients'][number]

const pages: readonly PageName[] = [
  ...(['dashboard', 'requests', 'new-request', 'request', 'documents', 'new-document', 'access'] as const),
]
const permissions: Me['permissions'] = [
  ...(['own-data.read', 'request.read', 'request.create'] as const),
  ...(['own-document.read', 'own-document.add', 'delegate.manage'] as const),
]

/** The pages of the client that are there for the account. */
function offered(client: Partial<Client>, more: Partial<Me> = {}): PageName[] {
  const me = { ...anna, permissions, ...more, clients: anna.clients.map((own) => ({ ...own, ...client })) }
  return pages.filter((page) => isPageOffered(me, page, 23))
}

describe('the pages a client is offered', () => {
  it('are those of the portlets that are on', () => {
    expect(offered({ portlets: ['add-request', 'my-requests', 'documents', 'add-document'] })).toEqual(pages)
    expect(offered({ portlets: ['my-requests', 'documents'] })).toEqual([
      ...['dashboard', 'requests', 'request', 'documents', 'access'],
    ])
    expect(offered({ portlets: [] })).toEqual(['dashboard', 'request', 'access'])
  })

  it('show those who may only send something what they have sent', () => {
    expect(offered({ portlets: ['add-request'] })).toContain('requests')
    expect(offered({ portlets: ['add-document'] })).toContain('documents')
    expect(offered({ portlets: ['add-document'] }, { permissions: ['own-document.add'] })).toEqual([
      ...['request', 'new-document'],
    ])
  })

  it('are, of a delegate, what they were given, and never the access of others', () => {
    expect(offered({ reach: 'delegate', portlets: ['documents'] })).toEqual([
      ...['dashboard', 'request', 'documents'],
    ])
  })

  it('are none of a client the account does not reach', () => {
    expect(pages.filter((page) => isPageOffered({ ...anna, permissions }, page, 24))).toEqual([])
  })
})
