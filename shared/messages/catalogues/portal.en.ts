import { common } from '../en/common.ts'
import { portal } from '../en/portal.ts'

export const catalogue = { texts: { ...common, ...portal }, errors: {}, events: {} }
