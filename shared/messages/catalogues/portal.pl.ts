import { common } from '../pl/common.ts'
import { portal } from '../pl/portal.ts'

export const catalogue = { texts: { ...common, ...portal }, errors: {}, events: {} }
