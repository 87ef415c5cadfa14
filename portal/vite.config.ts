import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { defineConfig, type Plugin } from 'vite'
import { addresses } from './public/app/addresses.ts'
import { layerOrder } from '../shared/ui/styles/layer-order.config.ts'

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Smaller files gain less by being packed than the headers of an answer weigh. */
const worthPacking = 1024

/** Writes every text file a second and third time, packed, so that the server never packs while somebody waits. */
const packed: Plugin = {
  name: 'okienko:packed',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const source = readFileSync(join(dir, name))
      if (source.length < worthPacking) continue
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(source))
      writeFileSync(join(dir, `${name}.gz`), gzipSync(source, { level: 9 }))
    }
  },
}

/** Tells the server's entry what was built for browsers, so that each page names the files it will need. */
const clientManifest: Plugin = {
  name: 'okienko:client-manifest',
  config: ({ build }) => ({
    define: {
      __CLIENT_MANIFEST__: readFileSync(
        resolve(build?.outDir ?? '', '../client/.vite/manifest.json'),
        'utf8',
      ),
    },
  }),
}

/** What the server writes into the head comes after the styles of the portal, so that the office's look wins. */
const headLast: Plugin = {
  name: 'okienko:head-last',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace('    <!--head-->\n', '').replace('  </head>', '    <!--head-->\n  </head>'),
  },
}

/** What the service worker keeps from the beginning. */
const { start, notices, outages, offline } = addresses
const keptPages = { start, notices, outages, offline }

/** Of its own, what seldom changes stays in the browsers' caches when the portal is built anew. */
const vueGroup = { name: 'vue', test: /node_modules\/(@vue|vue|vue-router)\// }

/** What every page loads anyway comes in one file: apart, each small part would be a request of its own. */
const frameGroup = {
  name: 'frame',
  test: /(app\/(frame|office|pages|title|session|offered-pages|sign-in-again)\.ts|composables\/(use-messages|use-action|use-toasts|refusal|storage|announce)\.ts|base\/(UiButton|UiPill)\.vue|vite\/preload-helper)/,
}

/** What shows publications, on the start page and on most other public ones. */
const publishedGroup = {
  name: 'published',
  test: /(app\/Published(Item|Template|Works)|app\/published\.ts|appearance\/Appearance(Blocks|Contact))/,
}

/** What every call to the server goes through. */
const callsGroup = { name: 'calls', test: /(shared\/client\/|@trpc\/|app\/(api|session-calls)\.ts)/ }

/**
 * The portal is built twice: for browsers into `dist/portal/client`, and with `--ssr` into `dist/portal/server`,
 * which the server loads by path to render public pages. Nothing of it is a dependency of the server.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root: inProject('portal/public'),
  publicDir: inProject('portal/public/static'),
  plugins: [
    vue(),
    icons({ compiler: 'vue3' }),
    ...(isSsrBuild ? [clientManifest] : [layerOrder(), headLast, packed]),
  ],
  define: {
    __KEPT_PAGES__: JSON.stringify(keptPages),
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  ssr: { noExternal: true as const },
  build: isSsrBuild
    ? {
        outDir: inProject('dist/portal/server'),
        emptyOutDir: true,
        copyPublicDir: false,
        assetsInlineLimit: 0,
        rolldownOptions: { input: inProject('portal/public/entry-server.ts') },
      }
    : {
        outDir: inProject('dist/portal/client'),
        emptyOutDir: true,
        manifest: true,
        // One small sheet for all pages: a page is not shown before all of its sheets are there.
        cssCodeSplit: false,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: {
            index: inProject('portal/public/index.html'),
            'service-worker': inProject('portal/worker/service-worker.ts'),
          },
          output: {
            codeSplitting: { groups: [vueGroup, frameGroup, publishedGroup, callsGroup] },
            // Browsers ask for it under this name to see whether there is a newer one.
            entryFileNames: ({ name }) =>
              name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
          },
        },
      },
}))
