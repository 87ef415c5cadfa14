import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { defineConfig } from 'vite'

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/**
 * The portal is built twice: for browsers into `dist/portal/client`, and with `--ssr` into `dist/portal/server`,
 * which the server loads by path to render public pages. Nothing of it is a dependency of the server.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root: inProject('portal/public'),
  publicDir: inProject('portal/public/static'),
  plugins: [vue(), icons({ compiler: 'vue3' })],
  define: {
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
        assetsInlineLimit: 0,
        rolldownOptions: { input: inProject('portal/public/index.html') },
      },
}))
