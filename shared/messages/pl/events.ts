/** What each event of the log says, as a sentence about its actor. */
export const events = {} as const satisfies Readonly<Record<string, string>>
