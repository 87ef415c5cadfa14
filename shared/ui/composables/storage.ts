/** What is kept on this computer under a key; null when there is nothing or storage is switched off. */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a value on this computer, or forgets it with null. Full or forbidden storage must not stop anyone from working. */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // The value then lasts as long as the window.
  }
}
