export { listNoticesForClient } from './client-queries.ts'
export { accessesShown, readersOf, reachOfAccount, reachOfStaff } from './reach.ts'
export { findToTell, holdToTell, notToldYet, type ToTell } from './to-tell.ts'
export { nextPublicationChange, publicAddresses, publicStreets, publicTemplateKinds } from './public-facts.ts'
export {
  getPublication,
  latestPublications,
  listOutages,
  listPublications,
  readWhole,
  titlesShown,
} from './public-queries.ts'
