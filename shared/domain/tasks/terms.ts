import { wordsOf } from '../clients/search-terms.ts'

const mostTerms = 20

/**
 * The words of a title that a task is found by: folded, each once, without those of one or two letters, which half
 * the titles have. They are stored in `task_terms` beside the task's stage and deadline.
 */
export function taskTerms(title: string): string[] {
  return [...new Set(wordsOf(title))].filter(isTelling).slice(0, mostTerms)
}

/** Whether a word narrows a search by itself. */
export function isTelling(word: string): boolean {
  return word.length > 2 || /\d/.test(word)
}
