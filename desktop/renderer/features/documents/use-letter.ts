import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { DefinedKind } from '#shared/domain/documents/kinds.ts'
import type { DocumentKind } from '#shared/domain/documents/schema.ts'
import type { Attachment } from '#shared/domain/tasks/schema.ts'
import { readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { useDraft, type Draft } from '#shared/ui/composables/use-draft.ts'
import { api } from '../../app/api.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'

/** What the office writes about a document before it is sent. */
export interface Letter {
  kindId: number | null
  title: string
  note: string
  files: readonly Attachment[]
  attempt: SendAttempt | null
}

/** What goes to the server of a letter, beside whom it is for. */
export interface LetterInput {
  readonly kindId: number
  readonly title: string
  readonly note: string
}

export interface LetterForm extends Draft<Letter> {
  readonly kinds: Readonly<ShallowRef<readonly DocumentKind[]>>
  readonly kindsRefusal: Readonly<ShallowRef<ShownRefusal | null>>
  readonly problems: ComputedRef<Partial<Record<'kindId' | 'title', string>>>
  /** What is typed, ready to be sent. */
  input: () => LetterInput
  /** The same with its files and whom it is for, under a key that stays as long as nothing is changed. */
  addressed: <To extends object>(to: To) => LetterInput & To & { attachmentIds: number[]; requestKey: string }
}

const empty = (): Letter => ({ kindId: null, title: '', note: '', files: [], attempt: null })

/** A letter to `whom` (such as `client-17`) with the kinds it may have; what is typed survives a restart. */
export function useLetter(whom: string): LetterForm {
  const me = useMe()
  const words = useTexts()
  const { t } = words
  const draft = useDraft<Letter>({ key: `${me.value.accountId}.document.${whom}`, empty })
  const kinds = shallowRef<readonly DocumentKind[]>([])
  const kindsRefusal = shallowRef<ShownRefusal | null>(null)

  const isOfOffice = ({ officeMaySend, isRetired }: DefinedKind) => officeMaySend && !isRetired
  api.documentKinds.list.query().then(
    (known) => (kinds.value = known.filter(isOfOffice)),
    (error: unknown) => (kindsRefusal.value = readRefusal(error, words)),
  )

  const problems = computed(() => {
    const { kindId, title } = draft.content.value
    return {
      ...(kindId === null ? { kindId: t('desktop.documents.no-kind') } : {}),
      ...(title.trim() ? {} : { title: t('desktop.documents.no-title') }),
    }
  })

  function input(): LetterInput {
    const { kindId, title, note } = draft.content.value
    return { kindId: kindId ?? 0, title: title.trim(), note: note.trim() }
  }

  function addressed<To extends object>(to: To) {
    const whole = { ...input(), ...to, attachmentIds: draft.content.value.files.map((file) => file.id) }
    const now = attemptFor(draft.content.value.attempt, whole)
    draft.content.value.attempt = now
    return { ...whole, requestKey: now.key }
  }

  return { ...draft, kinds, kindsRefusal, problems, input, addressed }
}
