import { typedIn, windowsOf, type TypedWindow, type WindowPlan } from '#shared/domain/publications/windows.ts'

/**
 * The plans of a publication with one of their windows, known by its beginning, moved. A plan that repeats becomes
 * single windows, since one of them no longer follows it. Null where no plan has such a window any more.
 */
export function movedPlans(
  timeZone: string,
  plans: readonly WindowPlan[],
  move: { from: string; to: TypedWindow },
): WindowPlan[] | null {
  let isFound = false
  const moved = plans.flatMap((plan) => {
    const planned = windowsOf(timeZone, plan)
    const typed = planned.ok ? planned.value.map((window) => typedIn(timeZone, window)) : [plan.first]
    if (isFound || !typed.some(({ from }) => from === move.from)) return [plan]
    isFound = true
    return typed.map((one) => ({ first: one.from === move.from ? move.to : one, recurrence: null }))
  })
  return isFound ? moved : null
}
