import { computed, ref, shallowRef } from 'vue'
import { largestCsv, type CsvFile } from '#shared/domain/kernel/csv.ts'
import type { ListCheck, SendingRow } from '#shared/domain/documents/schema.ts'
import type { Attachment } from '#shared/domain/tasks/schema.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { api } from '../../app/api.ts'
import { readCsvFile } from '../../app/read-csv-file.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useTexts } from '../../app/texts.ts'
import type { LetterInput } from './use-letter.ts'

/** Documents by a list: list and files are checked together first, and only what the check has shown is sent. */
export function useListSending(letter: () => LetterInput) {
  const { t } = useTexts()
  const files = shallowRef<readonly Attachment[]>([])
  const list = shallowRef<File | null>(null)
  const listProblem = ref<string>()
  const checked = shallowRef<ListCheck | null>(null)
  let read: CsvFile | null = null
  let attempt: SendAttempt | null = null

  const check = useAction((file: CsvFile) =>
    api.documents.checkList.mutate({ file, fileIds: files.value.map(({ id }) => id) }),
  )
  const send = useAction(
    (file: CsvFile, seen: ListCheck) => {
      const { accepted, refused } = seen
      const input = { ...letter(), file, fileIds: files.value.map(({ id }) => id), accepted, refused }
      attempt = attemptFor(attempt, input)
      return api.documents.sendList.mutate({ ...input, requestKey: attempt.key })
    },
    { done: ({ recipients }) => t('desktop.sendings.sent', { count: recipients }) },
  )

  /** Back to list and files. */
  function start(): void {
    checked.value = null
    check.clear()
    send.clear()
  }

  function choose(chosen: File | null): void {
    list.value = chosen
    listProblem.value = undefined
    start()
  }

  async function submitCheck(): Promise<void> {
    if (!list.value) listProblem.value = t('desktop.sendings.no-list')
    else if (list.value.size > largestCsv) listProblem.value = t('desktop.sendings.list-too-large')
    else {
      read = await readCsvFile(list.value).catch(() => null)
      listProblem.value = read ? undefined : t('desktop.sendings.list-unreadable')
      const outcome = read && (await check.run(read))
      if (outcome?.ok) checked.value = outcome.value
    }
  }

  /** Answers what was sent, or null; where something has changed since, the check is made again and shown. */
  async function submitSend(): Promise<SendingRow | null> {
    if (!read || !checked.value) return null
    const outcome = await send.run(read, checked.value)
    if (outcome.ok) return outcome.value
    if (outcome.refusal?.code === 'document.list-changed') {
      const again = await check.run(read)
      if (again.ok) checked.value = again.value
    }
    return null
  }

  const pending = computed(() => check.pending || send.pending)
  const refusal = computed(() => send.refusal ?? check.refusal)
  return { files, list, listProblem, checked, pending, refusal, choose, start, submitCheck, submitSend }
}
