import type { ShownAppearance } from '../appearance/schema.ts'
import type { Language } from '../kernel/ids.ts'
import type { Page } from '../kernel/page.ts'
import type {
  GetPublicInput,
  LatestPublications,
  ListPublicInput,
  OutagesInput,
  PublicAddress,
  PublicItem,
  PublicOutages,
  PublicPublication,
  PublicStreet,
  TemplateKind,
} from '../publications/public.ts'
import type { OfficeInfo } from './schema.ts'

/** What the portal's public pages ask for; the server hands it to them directly, without a network. */
export interface PublicApi {
  officeInfo(): Promise<OfficeInfo>
  frame(language: Language): Promise<PortalFrame>
  latest(language: Language): Promise<LatestPublications>
  /** Null for a page of the list that is not there. */
  list(input: ListPublicInput): Promise<Page<PublicItem> | null>
  /** Null where strangers find nothing. */
  get(input: GetPublicInput): Promise<PublicPublication | null>
  outages(input: OutagesInput): Promise<PublicOutages>
  streets(): Promise<readonly PublicStreet[]>
  templateKinds(): Promise<readonly TemplateKind[]>
  addresses(): Promise<readonly PublicAddress[]>
}

/** What stands around every page of the portal. */
export interface PortalFrame {
  readonly appearance: ShownAppearance
  /** The company's own pages, for the footer. */
  readonly pages: readonly Pick<PublicItem, 'slug' | 'title' | 'pageRole' | 'language'>[]
  /** Whether people without an account may report something. */
  readonly takesReports: boolean
}
