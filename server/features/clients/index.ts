export { clientScope } from './scope.ts'
export { findClientIdsByText } from './search.ts'
