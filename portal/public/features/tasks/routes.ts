import { pageRoutes } from '../../app/pages.ts'

const own = (title: string) => ({ title, isPrivate: true })

export const taskRoutes = [
  ...pageRoutes('requests', own('portal.requests.title'), () => import('./TaskListPage.vue')),
  ...pageRoutes('new-request', own('portal.new-request.title'), () => import('./TaskNewPage.vue')),
  ...pageRoutes('request', own('portal.request.title'), () => import('./TaskPage.vue')),
]
