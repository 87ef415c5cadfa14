import type { ClientRow } from '#shared/domain/clients/schema.ts'
import type { Choice } from './choice.ts'
import { api } from './api.ts'

const mostOffered = 12

/** A client in a picker, with the one who will get what is filed for them. */
export interface ClientChoice extends Choice {
  readonly caretakerName: string | null
}

/** A client as a line of a picker: the name, and what tells it from others of the same name. */
export const clientChoice = ({
  id,
  name,
  number,
  address,
  caretakerName,
}: Pick<ClientRow, 'id' | 'name' | 'number' | 'address' | 'caretakerName'>): ClientChoice => ({
  value: id,
  label: name,
  hint: [number, address].filter(Boolean).join(' · '),
  caretakerName,
})

/** The clients whose name, number or other terms begin with what was typed. */
export async function findClients(text: string, signal: AbortSignal): Promise<readonly ClientChoice[]> {
  const { rows } = await api.clients.list.query({ search: text, limit: mostOffered }, { signal })
  return rows.map(clientChoice)
}
