import type { RouteLocationRaw } from 'vue-router'

/** The panel of accounts, narrowed to who is in a group. */
export const membersOf = ({ id }: { readonly id: number }): RouteLocationRaw => ({
  path: '/team/people',
  query: { group: String(id) },
})
