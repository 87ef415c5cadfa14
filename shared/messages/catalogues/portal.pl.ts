import { common } from '../pl/common.ts'
import { portal } from '../pl/portal.ts'
import { publicZone } from '../pl/public.ts'

export const catalogue = { texts: { ...common, ...portal, ...publicZone }, errors: {}, events: {} }
