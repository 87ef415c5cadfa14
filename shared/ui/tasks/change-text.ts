import { taskPriorities, taskStatuses, type TaskChange } from '#shared/domain/tasks/schema.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { TaskTexts } from './task-texts.ts'

/** Turns what the server stored of a person (an id) into a name; null where nobody is meant or known. */
export type NameOf = (stored: string | null) => string | null

/** What changed, as one sentence of the timeline. */
export function changeText(change: TaskChange, words: Translator<TaskTexts>, nameOf: NameOf): string {
  const { t } = words
  const { from, to } = change
  switch (change.field) {
    case 'created':
      return t('task.change.created')
    case 'status':
      return t('task.change.status', { from: statusWord(from, words), to: statusWord(to, words) })
    case 'assignee':
      return to === null
        ? t('task.change.released')
        : t('task.change.assignee', { to: nameOf(to) ?? t('task.somebody') })
    case 'due':
      return t('task.change.due', { from: dayWord(from, words), to: dayWord(to, words) })
    case 'client':
      return t('task.change.client', { to: to ?? '–' })
    case 'priority':
      return t('task.change.priority', { from: priorityWord(from, words), to: priorityWord(to, words) })
  }
}

function statusWord(stored: string | null, { t }: Translator<TaskTexts>): string {
  const status = taskStatuses.find((known) => known === stored)
  return status ? t(`task.status.${status}`) : (stored ?? '–')
}

function priorityWord(stored: string | null, { t }: Translator<TaskTexts>): string {
  const priority = taskPriorities.find((known) => known === stored)
  return priority ? t(`common.priority.${priority}`) : (stored ?? '–')
}

/** A deadline is stored as the instant at which it is missed; people know it by the day before. */
function dayWord(stored: string | null, { shortDate }: Translator<TaskTexts>): string {
  if (stored === null || Number.isNaN(Date.parse(stored))) return stored ?? '–'
  return shortDate(stored.length === 10 ? stored : Date.parse(stored) - 1)
}
