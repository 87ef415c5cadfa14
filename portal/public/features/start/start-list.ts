import { onceTouched } from '../../app/once-touched.ts'
import List from './StartList.vue'

/** The list of the start page, taken over once somebody comes to it. Made once: at each visit it would be another one. */
export const StartList = onceTouched(List)
