import { pageRoutes } from '../../app/pages.ts'

const published = { kind: 'open', hasContent: true } as const
const list = () => import('./PublicationListPage.vue')
const whole = () => import('./PublicationPage.vue')

export const publicationRoutes = [
  ...pageRoutes('news', { title: 'public.news.title', ...published }, list),
  ...pageRoutes('notices', { title: 'public.notices.title', ...published }, list),
  ...pageRoutes('news-item', { title: 'public.news.title', ...published }, whole),
  ...pageRoutes('notice', { title: 'public.notices.title', ...published }, whole),
  ...pageRoutes('office-page', { title: 'public.kind.page', ...published }, whole),
  ...pageRoutes(
    'outages',
    { title: 'public.outages.title', ...published },
    () => import('./PublicationOutagesPage.vue'),
  ),
  ...pageRoutes(
    'templates',
    { title: 'public.templates.title', ...published },
    () => import('./PublicationTemplatesPage.vue'),
  ),
  ...pageRoutes(
    'search',
    { title: 'public.search.title', ...published },
    () => import('./PublicationSearchPage.vue'),
  ),
]
