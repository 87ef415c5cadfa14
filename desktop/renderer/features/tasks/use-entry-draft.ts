import type { Attachment, TaskDetail } from '#shared/domain/tasks/schema.ts'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { useDraft, type Draft } from '#shared/ui/composables/use-draft.ts'
import { api } from '../../app/api.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import { useTaskStore } from './task-store.ts'

export type EntryKind = 'reply' | 'note'

interface EntryContent {
  body: string
  files: readonly Attachment[]
  /** Kept with the text, so that sending again after a lost answer, or a restart, makes no double. */
  attempt: SendAttempt | null
}

export interface EntryDraft extends Draft<EntryContent> {
  readonly send: Action<[], void>
}

/** What is being written on a task, public or internal; it stays on this computer until the server has it. */
export function useEntryDraft(taskId: number, kind: EntryKind): EntryDraft {
  const me = useMe()
  const { t } = useTexts()
  const store = useTaskStore()
  const draft = useDraft<EntryContent>({
    key: `${me.value.accountId}.${kind}.task-${taskId}`,
    empty: () => ({ body: '', files: [], attempt: null }),
  })

  async function perform(): Promise<void> {
    const { body, files, attempt } = draft.content.value
    const input = { taskId, body: body.trim(), attachmentIds: files.map((file) => file.id) }
    const now = attemptFor(attempt, input)
    draft.content.value.attempt = now
    const sent: TaskDetail = await api.tasks[kind].mutate({ ...input, requestKey: now.key })
    draft.acknowledge()
    store.applyDetail(sent)
  }

  const send = useAction(perform, { done: () => t(`desktop.composer.${kind}.sent`) })
  return { ...draft, send }
}
