/** A line of a picker: what is chosen, how it reads, and what tells it from others of the same name. */
export interface Choice {
  readonly value: number
  readonly label: string
  readonly hint?: string
}
