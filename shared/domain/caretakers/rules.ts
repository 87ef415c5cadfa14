/** Who looks after a client, and whether that person can be given work now. */
export interface Caretaker {
  readonly id: number
  readonly canWork: boolean
}

export interface Assignment {
  /** Null: the task waits in the queue of its group. */
  readonly assigneeId: number | null
  readonly groupId: number
}

/**
 * Who gets a new task: the client's caretaker, when there is one who can work on tasks; else the task waits,
 * unassigned, in the queue of its type's default group.
 */
export function assignmentOfNewTask(task: { caretaker: Caretaker | null; groupId: number }): Assignment {
  const { caretaker, groupId } = task
  return { assigneeId: caretaker?.canWork ? caretaker.id : null, groupId }
}
