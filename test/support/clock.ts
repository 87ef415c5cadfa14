export interface TestClock {
  /** What the program under test takes for its clock. */
  now: () => Date
  set(instant: string): void
  /** Lets time go by. */
  pass(milliseconds: number): void
}

/** A clock that stands still until a test moves it; a Saturday noon in Warsaw unless told otherwise. */
export function testClock(instant = '2026-11-21T11:00:00.000Z'): TestClock {
  let current = new Date(instant).getTime()
  return {
    now: () => new Date(current),
    set(next) {
      current = new Date(next).getTime()
    },
    pass(milliseconds) {
      current += milliseconds
    },
  }
}
