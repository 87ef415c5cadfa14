import { systemClock } from './platform/observability/clock.ts'
import { runOffice } from './run-office.ts'

await runOffice(systemClock)
