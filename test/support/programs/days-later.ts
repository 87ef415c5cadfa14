/** The office as it will be: `node test/support/programs/days-later.ts <days>` runs it by a clock that is ahead. */
import { systemClock } from '#server/platform/observability/clock.ts'
import { runOffice } from '#server/run-office.ts'

const ahead = Number(process.argv[2]) * 24 * 60 * 60_000

await runOffice({ now: () => new Date(systemClock.now().getTime() + ahead) })
