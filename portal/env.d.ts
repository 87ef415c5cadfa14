/// <reference types="vite/client" />
/// <reference types="unplugin-icons/types/vue" />

declare module 'virtual:client-manifest' {
  import type { ClientManifest } from '#portal/public/app/client-files.ts'

  const manifest: ClientManifest
  export default manifest
}
