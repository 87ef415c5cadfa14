export { currentAppearance } from './current.ts'
export { nextAppearanceChange } from './queries.ts'
