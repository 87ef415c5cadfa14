import type {
  AppearanceBlock,
  AppearancePlace,
  BlockKind,
  ElementKind,
} from '#shared/domain/appearance/schema.ts'

const words = () => ({ pl: '', en: '' })
const link = () => ({ label: words(), href: '' })

const empty: { readonly [Kind in BlockKind]: () => Extract<AppearanceBlock, { kind: Kind }> } = {
  hero: () => ({ kind: 'hero', title: words(), text: words() }),
  notices: () => ({ kind: 'notices', count: 3 }),
  banner: () => ({ kind: 'banner', title: words(), text: words() }),
  'quick-links': () => ({ kind: 'quick-links', title: words(), links: [link()] }),
  news: () => ({ kind: 'news', count: 3 }),
  outages: () => ({ kind: 'outages' }),
  templates: () => ({ kind: 'templates', count: 4 }),
  contact: () => ({ kind: 'contact', phone: '', email: '', address: words() }),
  hours: () => ({ kind: 'hours', lines: [{ days: words(), hours: '' }] }),
  text: () => ({ kind: 'text', title: words(), text: words() }),
  image: () => ({ kind: 'image', picture: null }),
  link: () => ({ kind: 'link', link: link(), text: words() }),
}

/** What a start page may be put together of, in the order of the menu. */
export const blockKinds = Object.keys(empty) as BlockKind[]

/** What may be added to the other places of the portal. */
export const elementKinds: readonly ElementKind[] = [
  ...(['text', 'image', 'link', 'banner', 'quick-links', 'contact', 'hours'] as const),
]

export const places: readonly AppearancePlace[] = [
  ...(['footer', 'news', 'outages', 'templates', 'sign-in', 'dashboard'] as const),
]

export const newBlock = (kind: BlockKind): AppearanceBlock => empty[kind]()
export const newLink = link

/** A copy of a list with one entry a place up or down. */
export function moved<Item>(items: readonly Item[], from: number, by: 1 | -1): Item[] {
  const [one, other] = [items[from], items[from + by]]
  return one === undefined || other === undefined ? [...items] : items.with(from, other).with(from + by, one)
}
