/**
 * What a field already holds when its page begins: typed before the script came, or into the field of the same name
 * on the page before, so that nobody types it twice.
 */
export function typedBefore(fieldId: string): string {
  if (typeof document === 'undefined') return ''
  const field = document.getElementById(fieldId)
  return field instanceof HTMLInputElement ? field.value : ''
}
