import { onceTouched } from '../../app/once-touched.ts'
import List from './StartList.vue'

export const StartList = onceTouched(List)
