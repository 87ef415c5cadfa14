/** What people write about one type of task. `{meter}` and the like are filled in; of `[em|am]` a woman takes the second. */
export interface TypeTexts {
  readonly subjects: readonly (readonly [title: string, description: string])[]
  /** Why a task goes to someone else. */
  readonly handOvers: readonly string[]
  /** First answers of the office, while the work goes on. */
  readonly replies: readonly string[]
  /** What the office has to know before it can go on. */
  readonly questions: readonly string[]
  /** What the client answers, or adds on their own. */
  readonly answers: readonly string[]
  readonly notes: readonly string[]
  /** Last answers, with which the matter is done. */
  readonly endings: readonly string[]
  /** Why a request was rejected. */
  readonly rejections: readonly string[]
}
