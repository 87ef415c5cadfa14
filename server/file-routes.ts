import { appearanceFileRoutes } from './features/appearance/file-routes.ts'
import { documentsFileRoutes } from './features/documents/file-routes.ts'
import { publicationsFileRoutes } from './features/publications/file-routes.ts'
import { tasksFileRoutes } from './features/tasks/file-routes.ts'
import type { FileRoute } from './platform/http/file-routes.ts'

/** Every upload and download of the office. */
export const fileRoutes: readonly FileRoute[] = [
  ...tasksFileRoutes,
  ...documentsFileRoutes,
  ...appearanceFileRoutes,
  ...publicationsFileRoutes,
]
