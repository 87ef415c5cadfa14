export { idsWithMerged } from './merge/merged.ts'
export { accessScope, clientScope, openAccess, servicePointScope, type Use } from './scope.ts'
export { findClientIdsByText } from './search.ts'
export { changedFields, checkSeen, type RowLog } from './stale-rows.ts'
