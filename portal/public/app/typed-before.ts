/** What a field already holds when its page begins: it came with the page and was typed into before the script. */
export function typedBefore(fieldId: string): string {
  if (typeof document === 'undefined') return ''
  const field = document.getElementById(fieldId)
  return field instanceof HTMLInputElement ? field.value : ''
}
