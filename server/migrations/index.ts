import type { Migration } from '../platform/database/migrator.ts'
import { createAccounts } from './20261121T0900-create-accounts.ts'
import { createClients } from './20261121T0910-create-clients.ts'
import { createTasks } from './20261121T0920-create-tasks.ts'
import { createEventLog } from './20261121T0930-create-event-log.ts'
import { extendGroups } from './20261122T0900-extend-groups.ts'
import { createServicePoints } from './20261122T0910-create-service-points.ts'
import { extendClientAccounts } from './20261122T0920-extend-client-accounts.ts'
import { createHiddenPortlets } from './20261122T0925-create-hidden-portlets.ts'
import { searchAccounts } from './20261122T0940-search-accounts.ts'
import { extendClientRecord } from './20261122T0950-extend-client-record.ts'
import { extendClientSearch } from './20261122T0960-extend-client-search.ts'
import { createDocuments } from './20261122T0970-create-documents.ts'
import { openAccess } from './20261122T0980-open-access.ts'
import { describeGroups } from './20261122T1020-describe-groups.ts'
import { takeBackSendings } from './20261122T1030-take-back-sendings.ts'
import { defineDocumentKinds } from './20261122T1040-define-document-kinds.ts'
import { findDuplicates } from './20261122T1050-find-duplicates.ts'
import { shelveAccounts } from './20261122T1100-shelve-accounts.ts'
import { addWorkPhones } from './20261122T1110-add-work-phones.ts'
import { letNumbersReturn } from './20261122T1120-let-numbers-return.ts'
import { reportsWithoutAccount } from './20261122T1300-reports-without-account.ts'
import { tellOfPublications } from './20261122T1310-tell-of-publications.ts'
import { createAppearance } from './20261122T1210-create-appearance.ts'
import { giveTemplatesAKind } from './20261122T1330-give-templates-a-kind.ts'
import { createPublications } from './20261122T1200-create-publications.ts'
import { countPublicChanges } from './20261122T1150-count-public-changes.ts'

/** Every migration, oldest first; an explicit list works from source, bundled and in tests alike. */
export const migrations: readonly Migration[] = [
  createAccounts,
  createClients,
  createTasks,
  createEventLog,
  extendGroups,
  createServicePoints,
  extendClientAccounts,
  createHiddenPortlets,
  searchAccounts,
  extendClientRecord,
  extendClientSearch,
  createDocuments,
  openAccess,
  describeGroups,
  takeBackSendings,
  defineDocumentKinds,
  findDuplicates,
  shelveAccounts,
  addWorkPhones,
  letNumbersReturn,
  createPublications,
  countPublicChanges,
  createAppearance,
  reportsWithoutAccount,
  tellOfPublications,
  giveTemplatesAKind,
]
