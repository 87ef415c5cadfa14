import { ref, watch, type Ref } from 'vue'
import { host } from './host.ts'

/** A yes-or-no that this computer remembers, such as whether a pane is shown. */
export function useKept(key: string, otherwise: boolean): Ref<boolean> {
  const kept = ref(otherwise)
  let isKnown = false
  void host.getPreference({ key }).then((value) => {
    if (!isKnown && value !== null) kept.value = value === 'on'
    isKnown = true
  })
  watch(kept, (now) => {
    isKnown = true
    void host.setPreference({ key, value: now ? 'on' : 'off' })
  })
  return kept
}
