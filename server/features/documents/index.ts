export { countNewDocuments, listOwnDocuments } from './queries.ts'
export { reachedDocumentIds } from './scope.ts'
