export { refuseStale } from './stale.ts'
