/** What can be done to one account or many without asking for anything more. */
export const peopleChanges = ['reset', 'unlock', 'signOut', 'enable', 'disable'] as const
export type PeopleChange = (typeof peopleChanges)[number]
