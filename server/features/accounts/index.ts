export { checkAdministratorRemains } from './last-administrator.ts'
export { makeFirstAdministratorLink } from './first-administrator.ts'
export { insertAccount, type NewAccount } from './insert-account.ts'
export { mayUseAccountTab } from './policy.ts'
