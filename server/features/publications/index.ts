export { listNoticesForClient } from './client-queries.ts'
export { nextPublicationChange, publicAddresses, publicStreets, publicTemplateKinds } from './public-facts.ts'
export { getPublication, latestPublications, listOutages, listPublications } from './public-queries.ts'
