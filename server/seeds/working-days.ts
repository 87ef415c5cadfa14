import { addDays } from '#shared/domain/kernel/time.ts'

/** Free days on fixed dates; Christmas Eve is one since 2025. */
const fixed = ['01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11', '12-24', '12-25', '12-26']

const moving = new Map<string, readonly string[]>()

/** Whether offices work in Poland on a date: Monday to Friday, and no free day. For the demo office only. */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6 || fixed.includes(date.slice(5))) return false
  const year = date.slice(0, 4)
  const known = moving.get(year) ?? movingDays(Number(year))
  moving.set(year, known)
  return !known.includes(date)
}

/** Easter Monday and Corpus Christi. */
function movingDays(year: number): readonly string[] {
  const sunday = easter(year)
  return [addDays(sunday, 1), addDays(sunday, 60)]
}

/** Easter Sunday by the anonymous Gregorian rule. */
function easter(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + skipped + 15) % 30
  const moon = epact - (epact > 28 || (epact === 28 && golden > 10) ? 1 : 0)
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7
  return addDays(`${year}-03-01`, 27 + moon - weekday)
}
