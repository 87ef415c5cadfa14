import { describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { settled } from '#shared/ui/composables/settled.ts'

describe('waiting for what is under way', () => {
  it('takes no time where nothing is', async () => {
    await expect(settled(ref(false))).resolves.toBeUndefined()
  })

  it('ends with it, and not before', async () => {
    const isBusy = ref(true)
    let isOver = false
    const waiting = settled(isBusy).then(() => (isOver = true))
    await nextTick()
    expect(isOver).toBe(false)
    isBusy.value = false
    await waiting
    expect(isOver).toBe(true)
  })
})
