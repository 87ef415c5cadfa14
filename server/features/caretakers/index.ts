export { canWork, findStaffWhoCanWork } from './queries.ts'
