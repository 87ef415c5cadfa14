import type { RouteLocationNormalized } from 'vue-router'
import type { ShownAppearance } from '#shared/domain/appearance/schema.ts'
import { plainText, type RichBlock, type RichText } from '#shared/domain/publications/content.ts'
import { placeOf } from '../app/pages.ts'
import { fileUrl } from '../app/published.ts'
import type { RenderedWith } from './rendered-with.ts'

/** What a page is, in the words of schema.org. */
export function structuredOf(
  { meta }: RouteLocationNormalized,
  { office, frame, words, about, origin, address }: RenderedWith & { address: string },
): object[] {
  const { appearance } = frame
  const logo = origin + (appearance.logo?.src ?? `${appearance.icon}-512.png`)
  const publisher = { '@type': 'Organization', name: office.name, url: `${origin}/`, logo }
  if (meta.name === 'start') return [{ ...publisher, ...contactIn(appearance) }]
  if (!about) return []
  if (about.pageRole === 'faq') return [{ '@type': 'FAQPage', mainEntity: questionsIn(about.body) }]
  if (about.kind === 'page') return []
  const list = about.kind === 'news' ? 'news' : 'notices'
  return [
    {
      '@type': about.kind === 'news' ? 'NewsArticle' : 'SpecialAnnouncement',
      ...(about.kind === 'news' ? { headline: about.title } : { name: about.title, text: about.summary }),
      ...(about.image ? { image: origin + fileUrl(about.id, about.image.fileId) } : {}),
      datePublished: about.publishedAt,
      dateModified: about.changedAt,
      ...(about.until === null ? {} : { expires: about.until }),
      inLanguage: about.language,
      url: address,
      publisher,
    },
    {
      '@type': 'BreadcrumbList',
      itemListElement: [
        { name: words.t(`public.${list}.title`), item: origin + placeOf(list, '')[about.language] },
        { name: about.title, item: address },
      ].map((step, at) => ({ '@type': 'ListItem', position: at + 1, ...step })),
    },
  ]
}

function contactIn({ blocks, places }: ShownAppearance): object {
  const contact = [...blocks, ...Object.values(places).flat()].find((block) => block.kind === 'contact')
  if (!contact) return {}
  const { phone, email, address } = contact
  return {
    ...(phone ? { telephone: phone } : {}),
    ...(email ? { email } : {}),
    ...(address.pl ? { address: address.pl } : {}),
  }
}

/** Each heading is a question, what stands below it the answer. */
function questionsIn({ content }: RichText): object[] {
  const answers: { name: string; blocks: RichBlock[] }[] = []
  const textOf = (blocks: RichBlock[]) => plainText({ type: 'doc', content: blocks })
  for (const block of content) {
    if (block.type === 'heading') answers.push({ name: textOf([block]), blocks: [] })
    else answers.at(-1)?.blocks.push(block)
  }
  return answers.map(({ name, blocks }) => ({
    '@type': 'Question',
    name,
    acceptedAnswer: { '@type': 'Answer', text: textOf(blocks) },
  }))
}
