import { computed, nextTick, ref, type ComputedRef } from 'vue'

/** What has to be corrected in a form, by the id of its field. */
export interface FormProblem {
  readonly fieldId: string
  readonly text: string
}

export interface Problems {
  /** Empty until the form is tried for the first time; then as the form stands. */
  readonly list: ComputedRef<readonly FormProblem[]>
  of: (fieldId: string) => string | undefined
  /** Tries the form: answers whether it is worth sending, and leads to the first problem when it is not. */
  pass: () => boolean
  /** The form was sent and begins anew. */
  forget: () => void
}

/**
 * The problems of a form that its window can see; the server checks again. Each try that fails leads to the first
 * field in question, or does `onProblems` instead.
 */
export function useProblems(
  find: () => readonly FormProblem[],
  options: { onProblems?: () => void } = {},
): Problems {
  const wasTried = ref(false)
  const list = computed(() => (wasTried.value ? find() : []))

  function pass(): boolean {
    wasTried.value = true
    const [first] = list.value
    if (first) void nextTick(options.onProblems ?? (() => document.getElementById(first.fieldId)?.focus()))
    return first === undefined
  }

  return {
    list,
    of: (fieldId) => list.value.find((problem) => problem.fieldId === fieldId)?.text,
    pass,
    forget: () => (wasTried.value = false),
  }
}
