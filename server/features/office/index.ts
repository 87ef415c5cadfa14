export { describeOffice, officeRouter } from './routers.ts'
