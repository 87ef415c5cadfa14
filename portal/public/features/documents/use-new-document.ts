import { onMounted, shallowRef } from 'vue'
import type { AddedDocument, DocumentKind } from '#shared/domain/documents/schema.ts'
import type { ErrorCode } from '#shared/domain/kernel/errors.ts'
import type { Attachment, RequestRow } from '#shared/domain/tasks/schema.ts'
import type { PortalTexts } from '#shared/messages/portal-catalogue.ts'
import { newRequestKey } from '#shared/ui/composables/request-key.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { useMessages } from '#shared/ui/composables/use-messages.ts'
import { api } from '../../app/api.ts'
import { onCatchUp } from '../../app/live.ts'
import { mayHaveArrived } from '../../app/may-have-arrived.ts'
import { useSession } from '../../app/session.ts'
import { stillKept } from '../../app/still-kept.ts'
import { useProblems } from '../../app/use-problems.ts'
import { forgetFiles } from './document-files.ts'

interface NewDocument {
  requestKey: string
  kindId: number | null
  note: string
  requestId: number | null
  files: readonly Attachment[]
}

const emptyDocument = (): NewDocument => ({
  requestKey: '',
  kindId: null,
  note: '',
  requestId: null,
  files: [],
})

const mostRequests = 50

/** Refusals of what the form still offered. */
const outdated: readonly ErrorCode[] = [
  'task.ended',
  'task.not-found',
  'document.kind-unknown',
  'document.kind-not-offered',
]

/** A document being sent: its draft, the kinds it may be of, and the open requests it may join. */
export function useNewDocument(clientId: () => number, options: { onProblems: () => void }) {
  const { t } = useMessages<PortalTexts>()
  const { me } = useSession()
  const kinds = shallowRef<readonly DocumentKind[] | null>(null)
  const requests = shallowRef<readonly RequestRow[]>([])
  const draft = useDraft({
    key: () => (me.value ? `${me.value.accountId}.new-document.client-${clientId()}` : null),
    empty: emptyDocument,
  })
  const form = draft.content
  form.value.files = stillKept(form.value.files, Date.now())

  const problems = useProblems(() => {
    const { kindId, files } = form.value
    return [
      ...(kindId === null ? [{ fieldId: 'document-kind', text: t('portal.new-document.problem.kind') }] : []),
      ...(files.length === 0
        ? [{ fieldId: 'document-files', text: t('portal.new-document.problem.files') }]
        : []),
    ]
  }, options)

  const load = useAction(async () => {
    const asked = { clientId: clientId(), state: 'open', limit: mostRequests } as const
    const maySee = me.value?.permissions.includes('request.read') ?? false
    const [known, open] = await Promise.all([
      api.documents.kinds.query(),
      maySee ? api.requests.list.query(asked) : { rows: [] },
    ])
    kinds.value = known
    // What is not offered any more has to be chosen anew.
    if (!known.some(({ id }) => id === form.value.kindId)) form.value.kindId = null
    requests.value = open.rows.filter(({ can }) => can.reply)
    // A request that has ended since the draft was begun cannot be joined any more.
    if (!requests.value.some(({ id }) => id === form.value.requestId)) form.value.requestId = null
  })
  const loadOnce = () => (kinds.value === null ? load.run() : undefined)

  const add = useAction(() => {
    // Kept with the draft: after a lost answer the same key finds what was sent.
    form.value.requestKey ||= newRequestKey()
    const { requestKey, kindId, note, requestId, files } = form.value
    return api.documents.add.mutate({
      ...{ requestKey, note, requestId },
      clientId: clientId(),
      kindId: kindId ?? 0,
      attachmentIds: files.map(({ id }) => id),
    })
  })

  /** Sends the document and answers what became of it, or null when it was not sent. */
  async function send(): Promise<AddedDocument | null> {
    if (!problems.pass()) return null
    const outcome = await add.run()
    if (outcome.ok) {
      draft.acknowledge()
      return outcome.value
    }
    const code = outcome.refusal?.code
    // What was refused may be corrected and is then another document.
    if (code && !mayHaveArrived(code)) form.value.requestKey = ''
    if (code === 'file.not-found') form.value.files = []
    if (code !== undefined && outdated.includes(code)) await load.run()
    return null
  }

  function discard(): void {
    forgetFiles(form.value.files)
    draft.acknowledge()
    problems.forget()
    add.clear()
  }

  onMounted(loadOnce)
  onCatchUp(() => void loadOnce())
  return { kinds, requests, form, draft, problems, load, add, send, discard }
}
