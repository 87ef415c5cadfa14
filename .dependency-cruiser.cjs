/**
 * The borders between the parts. `npm test -- borders` fails on an import that crosses one; each rule says why it is there.
 * What an import cannot show (SQL that locks, files that only re-export, the other audience's router) is checked by
 * test/contract/borders.test.ts.
 */

/** Everything of ours. */
const ours = '^(shared|server|desktop|portal|test)/'

/** A rule that lets `from` import, of our own files, only those of `to`. */
const only = (name, comment, { from, to }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: to },
})

/** A rule that forbids an import. */
const never = (name, comment, { from, to }) => ({ name, comment, severity: 'error', from, to })

/** The only server file that an app may name, and only to learn types from it. */
const router = '^server/router\\.ts$'
const atRunTime = { dependencyTypesNot: ['type-only'] }

module.exports = {
  forbidden: [
    only('domain-stands-alone', 'Both sides believe the domain, so it depends on neither.', {
      from: '^shared/domain/',
      to: ['^shared/domain/'],
    }),
    never(
      'domain-knows-no-framework',
      'Schemas, rules and events are plain TypeScript; zod is all they may use.',
      {
        from: { path: '^shared/domain/' },
        to: { pathNot: [ours, '^node_modules/zod/'] },
      },
    ),
    never('domain-uses-small-zod', 'Full zod would bring 22 kB into every page that has a form.', {
      from: { path: '^shared/domain/' },
      to: { path: '^node_modules/zod/', pathNot: '^node_modules/zod/(v4/)?mini/' },
    }),
    only(
      'client-and-messages-know-no-part',
      'Both apps use them; a server type would make them part of one.',
      {
        from: '^shared/(client|messages)/',
        to: ['^shared/(domain|client|messages)/'],
      },
    ),
    only(
      'ui-knows-no-part',
      'Looks are shared by both apps; data reaches them as props, never through a client.',
      {
        from: '^shared/ui/',
        to: ['^shared/(domain|messages|ui)/'],
      },
    ),
    only('server-knows-no-app', 'The server runs without the apps; it loads the built portal by path.', {
      from: '^server/',
      to: ['^server/', '^shared/(domain|messages)/'],
    }),
    only(
      'main-process-knows-no-business',
      'Electron’s main process opens windows and keeps the token, nothing else.',
      {
        from: '^desktop/main/',
        to: ['^desktop/(main|bridge)/', '^shared/messages/', '^package\\.json$'],
      },
    ),
    only(
      'preload-only-exposes-the-bridge',
      'What runs beside the page in its sandbox is kept as small as can be.',
      {
        from: '^desktop/preload/',
        to: ['^desktop/(preload|bridge)/'],
      },
    ),
    only(
      'bridge-stands-alone',
      'Main, preload, renderer and tests derive from it, so it depends on none of them.',
      {
        from: '^desktop/bridge/',
        to: ['^desktop/bridge/'],
      },
    ),
    only('renderer-keeps-to-itself', 'The renderer also runs in a browser: no Electron, no server code.', {
      from: '^desktop/renderer/',
      to: ['^desktop/(renderer|bridge)/', '^shared/', router],
    }),
    only(
      'portal-keeps-to-itself',
      'The portal is for clients and strangers: no server code, nothing of the desk.',
      {
        from: '^portal/',
        to: ['^portal/', '^shared/', router],
      },
    ),
    never(
      'apps-take-only-the-type-of-the-router',
      'An import at run time would pull the server into the bundle.',
      {
        from: { path: '^(desktop|portal)/' },
        to: { path: '^server/', ...atRunTime },
      },
    ),
    never('renderer-takes-only-types-of-the-bridge', 'The bridge’s code belongs to main and preload.', {
      from: { path: '^desktop/renderer/' },
      to: { path: '^desktop/bridge/', ...atRunTime },
    }),
    never('nobody-imports-tests', 'Tests may know everything; nothing may depend on them.', {
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    }),
    never(
      'feature-through-its-index',
      'Its index.ts says what a feature offers; the rest may change any day.',
      {
        from: { path: '^server/features/([^/]+)/' },
        to: {
          path: '^server/features/[^/]+/',
          pathNot: ['^server/features/$1/', '^server/features/[^/]+/index\\.ts$'],
        },
      },
    ),
    never('app-feature-never-knows-another', 'What two pages share moves to app/ or shared/ui.', {
      from: { path: '^(desktop/renderer|portal/[^/]+)/features/([^/]+)/' },
      to: { path: '^(desktop/renderer|portal/[^/]+)/features/', pathNot: '^$1/features/$2/' },
    }),
    never('platform-knows-no-feature', 'The platform carries every feature, so it leans on none.', {
      from: { path: '^server/platform/' },
      to: { path: '^server/(features|seeds|local|[^/]+\\.ts$)', pathNot: '^server/env\\.ts$' },
    }),
    never(
      'model-stays-in-its-feature',
      'Rows are loaded where their rules are; migrations are compared with models by one test.',
      {
        from: { path: '^server/features/([^/]+)/' },
        to: { path: '^server/features/[^/]+/model\\.ts$', pathNot: '^server/features/$1/' },
      },
    ),
    never(
      'model-only-for-features',
      'Rows are loaded where their rules are; migrations are compared with models by one test.',
      {
        from: { path: ours, pathNot: ['^server/features/', '^test/contract/'] },
        to: { path: '^server/features/[^/]+/model\\.ts$' },
      },
    ),
    never('migrations-import-no-feature', 'A migration must do tomorrow what it does today.', {
      from: { path: '^server/migrations/' },
      to: { path: '^server/features/' },
    }),
    never('server-runs-on-its-dependencies', 'An installation has no devDependencies.', {
      from: { path: '^server/', pathNot: ['^server/local/', '^server/vite\\.config\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], ...atRunTime },
    }),
    never('no-barrel', 'Files are imported by their own name, so that a page loads no more than it uses.', {
      from: {},
      to: {
        path: '^(shared|desktop|portal)/.*(^|/)index\\.ts$',
        // Where Electron's two programs begin.
        pathNot: '^desktop/(main|preload)/index\\.ts$',
      },
    }),
    never(
      'no-cycle',
      'Two files that need each other are one file, or one of them holds something foreign.',
      {
        from: {},
        to: { circular: true },
      },
    ),
    never('no-missing-file', 'A path that leads nowhere fails at run time at the latest.', {
      from: {},
      to: { couldNotResolve: true, pathNot: '^~icons/' },
    }),
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: ['[.]css$', '[.]svg$', '[.]woff2$', '[.]json$', '[.]html$'] },
    // Type imports cross borders as well; the rules that care tell them apart.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.depcruise.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    cache: { folder: '.cache/borders', strategy: 'content' },
  },
}
