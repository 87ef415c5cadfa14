import { computed } from 'vue'
import type { ShallowRef } from 'vue'
import type { Attachment, TaskDetail, TaskPriority, TaskType } from '#shared/domain/tasks/schema.ts'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { useDraft, type Draft } from '#shared/ui/composables/use-draft.ts'
import type { ClientChoice } from '../../app/client-options.ts'
import { api } from '../../app/api.ts'
import { useOfficeStore } from '../../app/office-store.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import { useTaskStore } from './task-store.ts'

export interface NewTask {
  client: ClientChoice | null
  typeId: number | null
  title: string
  description: string
  priority: TaskPriority | null
  dueOn: string | null
  preferredOn: string | null
  preferredTime: string
  files: readonly Attachment[]
  attempt: SendAttempt | null
}

type Field = 'client' | 'typeId' | 'title' | 'description' | 'dueOn'

export interface NewTaskForm extends Draft<NewTask> {
  readonly type: Readonly<ShallowRef<TaskType | undefined>>
  readonly problems: () => Partial<Record<Field, string>>
  readonly create: Action<[], TaskDetail>
}

const emptyFor = (client: ClientChoice | null): NewTask => ({
  client,
  typeId: null,
  title: '',
  description: '',
  priority: null,
  dueOn: null,
  preferredOn: null,
  preferredTime: '',
  files: [],
  attempt: null,
})

/** A task filed at the desk, for `client` unless one is begun already; what is typed survives a restart. */
export function useNewTask(client: ClientChoice | null): NewTaskForm {
  const me = useMe()
  const { t, calendarDay } = useTexts()
  const office = useOfficeStore()
  const store = useTaskStore()
  const draft = useDraft<NewTask>({
    key: `${me.value.accountId}.new-task`,
    empty: () => emptyFor(client),
  })
  const type = computed(() => office.types.find((known) => known.id === draft.content.value.typeId))

  function problems(): Partial<Record<Field, string>> {
    const { client, typeId, title, description, dueOn } = draft.content.value
    return {
      ...(client ? {} : { client: t('desktop.new-task.no-client') }),
      ...(typeId === null ? { typeId: t('desktop.new-task.no-type') } : {}),
      ...(title.trim() ? {} : { title: t('desktop.new-task.no-title') }),
      ...(description.trim() ? {} : { description: t('desktop.new-task.no-description') }),
      ...(dueOn !== null && dueOn < calendarDay(new Date()) ? { dueOn: t('desktop.due.past') } : {}),
    }
  }

  async function perform(): Promise<TaskDetail> {
    const { client, typeId, files, attempt, priority, dueOn, ...rest } = draft.content.value
    const input = {
      clientId: client?.value ?? 0,
      typeId: typeId ?? 0,
      title: rest.title.trim(),
      description: rest.description.trim(),
      preferredOn: rest.preferredOn,
      preferredTime: rest.preferredTime || null,
      attachmentIds: files.map((file) => file.id),
      ...(priority ? { priority } : {}),
      ...(dueOn === null ? {} : { dueOn }),
    }
    const now = attemptFor(attempt, input)
    draft.content.value.attempt = now
    const task = await api.tasks.create.mutate({ ...input, requestKey: now.key })
    draft.acknowledge()
    store.applyDetail(task)
    return task
  }

  const create = useAction(perform, {
    done: (task) =>
      task.assigneeName
        ? t('desktop.new-task.done', { number: task.number, name: task.assigneeName })
        : t('desktop.new-task.done-queue', { number: task.number }),
  })
  return { ...draft, type, problems, create }
}
