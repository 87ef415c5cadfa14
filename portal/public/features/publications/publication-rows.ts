import { onceTouched } from '../../app/once-touched.ts'
import Rows from './PublicationRows.vue'

export const PublicationRows = onceTouched(Rows)
