export { visibleTaskIds } from './scope.ts'
