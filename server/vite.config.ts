import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** The server for an installation: three programs, with the packages of `dependencies` beside them. */
export default defineConfig({
  root: inProject('server'),
  // Nothing here is for a browser.
  publicDir: false,
  build: {
    ssr: true,
    target: 'node22',
    outDir: inProject('dist/server'),
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: inProject('server/main.ts'),
        migrate: inProject('server/migrate.ts'),
        seed: inProject('server/seed.ts'),
      },
    },
  },
})
