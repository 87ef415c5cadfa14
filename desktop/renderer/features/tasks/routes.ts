import type { RouteRecordRaw } from 'vue-router'

export const taskRoutes: RouteRecordRaw[] = [
  { path: '/queue', redirect: '/queue/mine' },
  {
    path: '/queue/:view(mine|unassigned|my-groups|all)/:taskId(\\d+)?',
    name: 'queue',
    component: () => import('./TaskQueuePage.vue'),
    meta: { permission: 'task.read', title: 'desktop.nav.queue' },
  },
  {
    path: '/tasks/:taskId(\\d+)',
    name: 'task',
    component: () => import('./TaskPage.vue'),
    meta: { permission: 'task.read', title: 'desktop.task.task' },
  },
  {
    path: '/board',
    name: 'board',
    component: () => import('./TaskBoardPage.vue'),
    meta: { permission: 'task.oversee', title: 'desktop.nav.board' },
  },
]

/** The tasks of one client, as a tab of the client's record. */
export const clientTasksTab: RouteRecordRaw = {
  path: 'tasks',
  name: 'client-tasks',
  component: () => import('./ClientTasksTab.vue'),
}
