/** What strangers write at once; more than a page of it is a letter to the office. */
export const longestWords = 4000
