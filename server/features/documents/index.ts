export { listKinds, listOwnDocuments } from './queries.ts'
export { reachedDocumentIds } from './scope.ts'
