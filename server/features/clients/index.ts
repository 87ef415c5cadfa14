export { idsWithMerged } from './merge/merged.ts'
export { accessScope, clientScope, openAccess, servicePointScope, type Use } from './scope.ts'
export { findClientIdsByText } from './search.ts'
