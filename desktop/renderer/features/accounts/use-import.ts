import { computed, ref, shallowRef } from 'vue'
import { mostImported, type ImportCheck } from '#shared/domain/accounts/panel.ts'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { largestCsv, type CsvFile } from '#shared/domain/kernel/csv.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { api } from '../../app/api.ts'
import { readCsvFile } from '../../app/read-csv-file.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useTexts } from '../../app/texts.ts'

/** Accounts from a CSV file: the file is checked first, and only what the check has shown is made. */
export function useImport() {
  const { t, number } = useTexts()
  const kind = ref<AccountKind | null>('staff')
  const file = shallowRef<File | null>(null)
  const problem = ref<string | null>(null)
  const checked = shallowRef<ImportCheck | null>(null)
  const created = ref<number | null>(null)
  let read: CsvFile | null = null
  let attempt: SendAttempt | null = null

  const check = useAction((input: { kind: AccountKind; file: CsvFile }) =>
    api.accounts.checkImport.mutate(input),
  )
  const run = useAction((input: { kind: AccountKind; file: CsvFile; accepted: number; refused: number }) => {
    attempt = attemptFor(attempt, input)
    return api.accounts.runImport.mutate({ ...input, requestKey: attempt.key })
  })

  function choose(chosen: File | null): void {
    file.value = chosen
    problem.value = null
    start()
  }

  /** Back to the question which file. */
  function start(): void {
    checked.value = null
    created.value = null
    check.clear()
    run.clear()
  }

  async function submitCheck(): Promise<void> {
    if (!file.value || kind.value === null) {
      problem.value = t('people.import.missing')
      return
    }
    if (file.value.size > largestCsv) {
      problem.value = t('people.import.too-large')
      return
    }
    read = await readCsvFile(file.value).catch(() => null)
    problem.value = read ? null : t('people.import.unreadable')
    if (!read) return
    const outcome = await check.run({ kind: kind.value, file: read })
    if (outcome.ok) checked.value = outcome.value
  }

  async function submitRun(): Promise<void> {
    if (!read || !checked.value || kind.value === null) return
    const { accepted, refused } = checked.value
    const outcome = await run.run({ kind: kind.value, file: read, accepted, refused })
    if (outcome.ok) created.value = outcome.value.created
    else if (outcome.refusal?.code === 'account.import-changed') {
      const again = await check.run({ kind: kind.value, file: read })
      if (again.ok) checked.value = again.value
    }
  }

  const pending = computed(() => check.pending || run.pending)
  const refusal = computed(() => run.refusal ?? check.refusal)
  const most = number(mostImported)

  return {
    kind,
    file,
    problem,
    checked,
    created,
    pending,
    refusal,
    most,
    choose,
    start,
    submitCheck,
    submitRun,
  }
}
