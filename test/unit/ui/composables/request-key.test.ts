import { expect, it } from 'vitest'
import { requestKey } from '#shared/domain/kernel/ids.ts'
import { newRequestKey } from '#shared/ui/composables/request-key.ts'

it('makes UUIDs the server takes, each another', () => {
  const keys = Array.from({ length: 50 }, newRequestKey)
  for (const key of keys) expect(requestKey.safeParse(key).success).toBe(true)
  expect(new Set(keys).size).toBe(50)
})
