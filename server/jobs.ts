/** What the worker does: handlers of jobs, and reactions to events. */
export const jobs = []
export const reactions = []
