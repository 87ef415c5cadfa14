export { listKindsOfClients } from './kinds/queries.ts'
export { listOwnDocuments } from './queries.ts'
export { reachedDocumentIds } from './scope.ts'
