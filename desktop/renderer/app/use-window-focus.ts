import { onScopeDispose, readonly, ref, type Ref } from 'vue'

/** Whether somebody is at this window just now. */
export function useWindowFocus(): Readonly<Ref<boolean>> {
  const isFocused = ref(document.hasFocus())
  const follow = (): void => void (isFocused.value = document.hasFocus())
  window.addEventListener('focus', follow)
  window.addEventListener('blur', follow)
  onScopeDispose(() => {
    window.removeEventListener('focus', follow)
    window.removeEventListener('blur', follow)
  })
  return readonly(isFocused)
}
