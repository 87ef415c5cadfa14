import type { FileRoute } from './platform/http/file-routes.ts'

/** Every upload and download of the office. */
export const fileRoutes: readonly FileRoute[] = []
