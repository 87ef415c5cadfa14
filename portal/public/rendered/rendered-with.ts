import type { Router } from 'vue-router'
import type { PortalFrame } from '#shared/domain/office/public-api.ts'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import type { PublicPublication } from '#shared/domain/publications/public.ts'
import type { PublicTexts } from '#shared/messages/portal-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { ClientManifest } from './client-scripts.ts'

/** What the server knows when it writes the head of a page. */
export interface RenderedWith {
  readonly router: Router
  readonly words: Translator<PublicTexts>
  readonly office: OfficeInfo
  readonly frame: PortalFrame
  /** The publication that is the page. */
  readonly about?: PublicPublication | undefined
  readonly manifest: ClientManifest
  /** The modules that took part in rendering. */
  readonly modules: ReadonlySet<string> | undefined
  /** Where the portal is on the network; what others copy has to name it. */
  readonly origin: string
}
