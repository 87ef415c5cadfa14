export const events = {} as const satisfies Readonly<Record<string, string>>
