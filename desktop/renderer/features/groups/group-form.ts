import type { GroupDetail, GroupRow } from '#shared/domain/groups/schema.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'

/** What is written down of a group, flat as the form shows it. */
export interface GroupForm {
  kind: GroupRow['kind']
  namePl: string
  nameEn: string
  descriptionPl: string
  descriptionEn: string
  parentId: number | null
  rank: string
}

export type GroupField = keyof GroupForm
export type GroupProblems = Partial<Record<GroupField, string>>

const firstRank = 90

export const emptyGroup = (): GroupForm => ({
  kind: 'client',
  namePl: '',
  nameEn: '',
  descriptionPl: '',
  descriptionEn: '',
  parentId: null,
  rank: String(firstRank),
})

export function formOf({ kind, name, description, parent, rank }: GroupDetail): GroupForm {
  const names = { namePl: name.pl, nameEn: name.en }
  const about = { descriptionPl: description.pl, descriptionEn: description.en }
  return { kind, ...names, ...about, parentId: parent?.id ?? null, rank: String(rank) }
}

export function inputOf({ namePl, nameEn, descriptionPl, descriptionEn, parentId, rank }: GroupForm) {
  const name = { pl: namePl.trim(), en: nameEn.trim() }
  const description = { pl: oneLine(descriptionPl), en: oneLine(descriptionEn) }
  return { name, description, parentId, rank: Number(rank) }
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** What can be told before anything is sent. */
export function problemsOf(form: GroupForm, { t }: Translator<DesktopTexts>): GroupProblems {
  const rank = Number(form.rank)
  return {
    ...(form.namePl.trim() === '' ? { namePl: t('group.problem.name') } : {}),
    ...(form.nameEn.trim() === '' ? { nameEn: t('group.problem.name') } : {}),
    ...(Number.isInteger(rank) && rank >= 1 && rank <= 999 ? {} : { rank: t('group.problem.rank') }),
  }
}

const fieldOfPath: Readonly<Record<string, GroupField>> = {
  'name.pl': 'namePl',
  'name.en': 'nameEn',
  'description.pl': 'descriptionPl',
  'description.en': 'descriptionEn',
  parentId: 'parentId',
  rank: 'rank',
}
const aboutParent: readonly string[] = ['group.makes-ring', 'group.kind-differs', 'group.parent-unknown']

/** What the server said about single fields. */
export function problemsFrom(refusal: ShownRefusal | null): GroupProblems {
  if (!refusal) return {}
  if (aboutParent.includes(refusal.code)) return { parentId: refusal.text }
  if (refusal.code === 'group.name-taken') {
    const field = fieldOfPath[String(refusal.details['field'])] ?? 'namePl'
    return { [field]: refusal.text }
  }
  return Object.fromEntries(
    Object.entries(refusal.fields).flatMap(([path, text]) => {
      const field = fieldOfPath[path]
      return field ? [[field, text]] : []
    }),
  )
}
