import { computed, onMounted, shallowRef } from 'vue'
import type { RequestDetail, TaskType } from '#shared/domain/tasks/schema.ts'
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
import { emptyRequest, problemsOf } from './new-request.ts'
import { forgetFiles } from './waiting-files.ts'

/** A request being written: its draft, which also waits while another client is chosen, and the way to send it. */
export function useNewRequest(clientId: () => number, options: { onProblems: () => void; typeId?: number }) {
  const { t, calendarDay } = useMessages<PortalTexts>()
  const { me } = useSession()
  const types = shallowRef<readonly TaskType[] | null>(null)
  const draft = useDraft({
    key: () => (me.value ? `${me.value.accountId}.new-request` : null),
    empty: emptyRequest,
  })
  const form = draft.content
  form.value.files = stillKept(form.value.files, Date.now())
  const type = computed(() => types.value?.find(({ id }) => id === form.value.typeId) ?? null)

  const problems = useProblems(
    () =>
      problemsOf(form.value, {
        type: type.value,
        today: calendarDay(),
        sentence: (key) => t(`portal.new-request.problem.${key}`),
      }),
    options,
  )
  const load = useAction(async () => {
    const offered = await api.requests.types.query()
    types.value = offered
    // What is not offered any more has to be chosen anew.
    if (!offered.some(({ id }) => id === form.value.typeId)) form.value.typeId = null
    const { title, description } = form.value
    const isKnown = offered.some(({ id }) => id === options.typeId)
    // What somebody has begun to write keeps its type.
    if (isKnown && title === '' && description === '') form.value.typeId = options.typeId ?? null
  })
  const loadOnce = () => (types.value === null ? load.run() : undefined)

  const file = useAction(() => {
    // Kept with the draft: after a lost answer the same key finds the request that was made.
    form.value.requestKey ||= newRequestKey()
    const { title, description, preferredOn, preferredTime, requestKey, typeId, files } = form.value
    const hasDay = type.value?.asksForAppointment === true && preferredOn !== null
    return api.requests.create.mutate({
      requestKey,
      clientId: clientId(),
      typeId: typeId ?? 0,
      title,
      description,
      preferredOn: hasDay ? preferredOn : null,
      preferredTime: hasDay && preferredTime ? preferredTime : null,
      attachmentIds: files.map(({ id }) => id),
    })
  })

  /** Sends the request and answers it as filed, or null when it was not. */
  async function send(): Promise<RequestDetail | null> {
    if (!problems.pass()) return null
    const outcome = await file.run()
    if (outcome.ok) {
      draft.acknowledge()
      return outcome.value
    }
    const code = outcome.refusal?.code
    // What was refused may be corrected and is then another request.
    if (code && !mayHaveArrived(code)) form.value.requestKey = ''
    if (code === 'file.not-found') form.value.files = []
    if (code === 'task.type-unknown' || code === 'task.type-not-offered') await load.run()
    return null
  }

  function discard(): void {
    forgetFiles(form.value.files)
    draft.acknowledge()
    problems.forget()
    file.clear()
  }

  onMounted(loadOnce)
  onCatchUp(() => void loadOnce())
  return { types, type, form, draft, problems, load, file, send, discard }
}
