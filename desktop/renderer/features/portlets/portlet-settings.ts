import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { PortletSettings } from '#shared/domain/portlets/schema.ts'

/** Which settings a portlet has, besides a title of its own, which every one may have. */
interface Kinds {
  readonly rows?: true
  readonly taskTypes?: true
  readonly documentKinds?: true
}

const settingsByPortlet: Partial<Record<PortletName, Kinds>> = {
  'add-request': { taskTypes: true },
  'add-document': { documentKinds: true },
  'my-requests': { rows: true },
  documents: { rows: true, documentKinds: true },
}

export function settingsOf(portlet: PortletName): Kinds {
  return settingsByPortlet[portlet] ?? {}
}

/** Settings as a form holds them; a list of kinds is null while all are offered. */
export interface SettingsForm {
  titlePl: string
  titleEn: string
  rows: string
  taskTypeIds: number[] | null
  documentKinds: string[] | null
}

export type SettingsProblem = 'title-both' | 'rows-wrong' | 'none-chosen'
export type SettingsProblems = Partial<Record<keyof SettingsForm, SettingsProblem>>

export const mostRows = 20

export function formOf({ title, rows, taskTypeIds, documentKinds }: PortletSettings): SettingsForm {
  return {
    titlePl: title?.pl ?? '',
    titleEn: title?.en ?? '',
    rows: rows === undefined ? '' : String(rows),
    taskTypeIds: taskTypeIds ?? null,
    documentKinds: documentKinds ?? null,
  }
}

export function problemsOf(form: SettingsForm): SettingsProblems {
  const problems: SettingsProblems = {}
  const [pl, en] = [form.titlePl.trim(), form.titleEn.trim()]
  if (pl === '' && en !== '') problems.titlePl = 'title-both'
  if (pl !== '' && en === '') problems.titleEn = 'title-both'
  const rows = form.rows.trim()
  if (rows !== '' && !(/^\d+$/.test(rows) && Number(rows) >= 1 && Number(rows) <= mostRows))
    problems.rows = 'rows-wrong'
  if (form.taskTypeIds?.length === 0) problems.taskTypeIds = 'none-chosen'
  if (form.documentKinds?.length === 0) problems.documentKinds = 'none-chosen'
  return problems
}

/** What the form says, for a form without problems; what is left to the program is not said at all. */
export function settingsFrom(form: SettingsForm): PortletSettings {
  const pl = form.titlePl.trim()
  return {
    ...(pl === '' ? {} : { title: { pl, en: form.titleEn.trim() } }),
    ...(form.rows.trim() === '' ? {} : { rows: Number(form.rows) }),
    ...(form.taskTypeIds ? { taskTypeIds: form.taskTypeIds } : {}),
    ...(form.documentKinds ? { documentKinds: form.documentKinds } : {}),
  }
}
