import { inject, type InjectionKey } from 'vue'
import type { PortalFrame } from '#shared/domain/office/public-api.ts'

export const frameKey: InjectionKey<PortalFrame> = Symbol('frame')

/** What the office has put around every page; each page brings it along from the server. */
export function useFrame(): PortalFrame {
  const frame = inject(frameKey)
  if (!frame) throw new Error('The portal was put together without its frame')
  return frame
}
