export { offeredTo } from './layout.ts'
