import { describe, expect, it } from 'vitest'
import { permissions } from '#shared/domain/accounts/permissions.ts'
import { fileRoutes } from '#server/file-routes.ts'
import type { ProcedureMeta } from '#server/platform/trpc/init.ts'
import { portalRouter, staffRouter } from '#server/router.ts'

interface Procedure {
  readonly _def: {
    readonly type: 'query' | 'mutation' | 'subscription'
    readonly meta?: ProcedureMeta
    readonly inputs: readonly unknown[]
    readonly output?: unknown
  }
}

/** Ways of running that a procedure of each type may be built on. */
const kindsOf = {
  query: ['query', 'loggedQuery'],
  mutation: ['command', 'attempt'],
  subscription: ['subscription'],
}

/** Procedures that rightly take nothing: what they answer depends on the caller alone. */
const takesNothing = new Set([
  'office.info',
  'session.current',
  'session.signOut',
  'session.signOutEverywhere',
  'activation.proofs',
  'activation.taken',
  'accounts.staff',
  'attributes.list',
  'appearance.desk',
  'accounts.groups',
  'accounts.groupChoices',
  'groups.list',
  'portlets.groups',
  'publications.settings',
  'publications.groups',
  'publications.streets',
  'publications.documentKinds',
  'publications.templateKinds',
  'documents.kinds',
  'documents.audiences',
  'documentKinds.list',
  'tasks.types',
  'tasks.counts',
  'tasks.board',
  'requests.types',
  'reports.types',
  'notifications.counts',
  'notifications.letters',
])

/** What strangers may ask; everything else needs a signed-in account. */
const publicProcedures = new Set([
  'office.info',
  'session.current',
  'session.signIn',
  'session.readLink',
  'session.activate',
  'session.requestReset',
  'session.resetPassword',
  'session.createFirstAdministrator',
  'activation.taken',
  'activation.start',
  'portal reports.types',
  'reports.create',
  'reports.status',
  'reports.reply',
  'notifications.stopLetters',
  'portal publications.latest',
  'portal publications.list',
  'portal publications.get',
  'portal publications.page',
  'portal publications.outages',
  'portal publications.streets',
  'portal publications.templateKinds',
])

const procedures = [
  ...Object.entries(staffRouter._def.procedures as unknown as Record<string, Procedure>).map(
    ([path, procedure]) => ({ name: `staff ${path}`, path, ...procedure._def }),
  ),
  ...Object.entries(portalRouter._def.procedures as unknown as Record<string, Procedure>).map(
    ([path, procedure]) => ({ name: `portal ${path}`, path, ...procedure._def }),
  ),
]

describe('every procedure', () => {
  it('is there to be walked', () => {
    expect(procedures.length).toBeGreaterThan(40)
  })

  it.each(procedures)('$name says who may call it and how it runs', ({ name, path, meta, type }) => {
    expect(meta).toBeDefined()
    expect(['public', 'signed-in', ...permissions]).toContain(meta?.access)
    expect(kindsOf[type]).toContain(meta?.kind)
    expect(meta?.access === 'public').toBe(publicProcedures.has(path) || publicProcedures.has(name))
  })

  it.each(procedures)('$name checks what it takes', ({ path, inputs }) => {
    expect(inputs.length > 0).toBe(!takesNothing.has(path))
  })

  it.each(procedures)('$name checks what it answers', ({ output }) => {
    expect(output).toBeDefined()
  })
})

/** Downloads that strangers may have; every other file needs a permission. */
const publicFiles = new Set([
  'GET portal appearance/:file',
  'GET portal publications/:publicationId/files/:fileId',
  'GET portal templates/:slug',
])

describe('every file route', () => {
  it('is there to be walked', () => {
    expect(fileRoutes.length).toBeGreaterThanOrEqual(4)
  })

  it.each(fileRoutes.map((route) => ({ ...route, name: `${route.method} ${route.audience} ${route.path}` })))(
    '$name needs a permission and checks its path',
    ({ name, access, input }) => {
      expect(publicFiles.has(name) ? ['public'] : permissions).toContain(access)
      expect(input.safeParse({ fileId: 'x' }).success).toBe(false)
    },
  )
})
