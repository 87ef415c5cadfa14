import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import { api } from '../../app/api.ts'
import type { Choice } from '../../app/choice.ts'
import { useTexts } from '../../app/texts.ts'
import { useVersionedForm, type FormConflict } from '../../app/use-versioned-form.ts'
import { emptyClient, formOf, inputOf, problemsFrom, problemsOf, type ClientForm } from './client-form.ts'

export type ClientConflict = FormConflict<ClientForm>

/** The data of a new client, or of a known one; a new one may get a caretaker at once. */
export function useClientForm(client: ClientRecord | null) {
  const words = useTexts()
  const clientId = client?.id ?? 0
  return useVersionedForm({
    draft: `client-${client?.id ?? 'new'}`,
    row: client,
    formOf,
    empty: emptyClient,
    beside: () => ({ caretaker: null as Choice | null }),
    check: (form) => problemsOf(form, words),
    refused: (refusal) => problemsFrom(refusal, words),
    create: (form, { caretaker }, keyFor) => {
      const input = { ...inputOf(form), caretakerId: caretaker?.value ?? null }
      return api.clients.create.mutate({ ...input, requestKey: keyFor(input) })
    },
    update: (form, version) => api.clients.update.mutate({ ...inputOf(form), clientId, version }),
    read: () => api.clients.get.query({ clientId }),
    done: ({ name }) => words.t(client ? 'desktop.client.saved' : 'desktop.client.created', { name }),
  })
}
