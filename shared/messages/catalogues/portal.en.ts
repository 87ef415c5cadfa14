import { common } from '../en/common.ts'
import { portal } from '../en/portal.ts'
import { publicZone } from '../en/public.ts'

export const catalogue = { texts: { ...common, ...portal, ...publicZone }, errors: {}, events: {} }
