import { watch, type Ref } from 'vue'

/** Waits until something is no longer under way, as for files that are still being sent; at once where nothing is. */
export function settled(isBusy: Readonly<Ref<boolean>>): Promise<void> {
  if (!isBusy.value) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = watch(isBusy, () => {
      stop()
      resolve()
    })
  })
}
