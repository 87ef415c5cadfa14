import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

/** Projects that use a real database: one server a run, one database a worker. */
function onDatabase(name: string, folder: string): TestProjectConfiguration {
  return {
    test: {
      name,
      include: [`test/${folder}/**/*.test.{ts,mjs}`],
      environment: 'node',
      globalSetup: 'test/support/global-setup.ts',
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // Each of these files provokes trouble on purpose and must not meet that of another.
      fileParallelism: name !== 'faults',
    },
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,mjs}'],
          exclude: ['test/unit/ui/**'],
          environment: 'node',
        },
      },
      {
        plugins: [vue(), icons({ compiler: 'vue3' })],
        test: { name: 'unit-ui', include: ['test/unit/ui/**/*.test.ts'], environment: 'happy-dom' },
      },
      onDatabase('integration', 'integration'),
      onDatabase('contract', 'contract'),
      onDatabase('faults', 'faults'),
    ],
  },
})
