import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { OfficeInfo, PublicApi } from '#shared/domain/office/schema.ts'

/** What everyone knows of the office; rendered pages bring it along, later pages reuse it. */
export const useOfficeStore = defineStore('office', () => {
  const info = ref<OfficeInfo | null>(null)

  async function load(api: PublicApi): Promise<void> {
    info.value ??= await api.officeInfo()
  }

  return { info, load }
})
