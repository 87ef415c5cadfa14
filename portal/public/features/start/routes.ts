import { pageRoutes } from '../../app/pages.ts'
import StartPage from './StartPage.vue'

export const startRoutes = pageRoutes('start', { title: 'portal.start.title', kind: 'open' }, StartPage)
