/// <reference types="vite/client" />
/// <reference types="unplugin-icons/types/vue" />

import type { ClientManifest } from '#portal/public/rendered/client-scripts.ts'

declare global {
  /** What was built for browsers; the server's entry has it. */
  const __CLIENT_MANIFEST__: ClientManifest
}
