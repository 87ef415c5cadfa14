import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import icons from 'unplugin-icons/vite'
import type { Plugin, UserConfig } from 'vite'
import { layerOrder } from './shared/ui/styles/layer-order.config.ts'
import manifest from './package.json' with { type: 'json' }

const inProject = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** electron-vite makes addresses relative, which breaks under `/clients/12`; our pages have an origin of their own. */
const keepBase = (base: string): Plugin => ({ name: 'okienko:keep-base', config: () => ({ base }) })

/** The renderer, built for the desktop's own origin or, under another path, for a browser. */
export function rendererConfig(base: string, outDir: string): UserConfig {
  return {
    root: inProject('desktop/renderer'),
    base,
    define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(manifest.version) },
    plugins: [
      vue({ features: { optionsAPI: false } }),
      icons({ compiler: 'vue3' }),
      layerOrder(),
      keepBase(base),
    ],
    build: {
      outDir: inProject(outDir),
      emptyOutDir: true,
      manifest: true,
      minify: true,
      // The pages' policy has no place for scripts and fonts written into a page or a style sheet.
      assetsInlineLimit: 0,
      rolldownOptions: { input: inProject('desktop/renderer/index.html') },
    },
  }
}

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      minify: true,
      rolldownOptions: { input: inProject('desktop/main/index.ts') },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: inProject('desktop/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: rendererConfig('/', 'out/renderer'),
})
