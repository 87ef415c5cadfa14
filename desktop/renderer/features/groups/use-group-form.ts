import type { GroupDetail } from '#shared/domain/groups/schema.ts'
import { api } from '../../app/api.ts'
import { useTexts } from '../../app/texts.ts'
import { useVersionedForm } from '../../app/use-versioned-form.ts'
import { emptyGroup, formOf, inputOf, problemsFrom, problemsOf } from './group-form.ts'

/** The data of a new group, or of a known one. */
export function useGroupForm(group: GroupDetail | null) {
  const words = useTexts()
  const groupId = group?.id ?? 0
  return useVersionedForm({
    draft: `group-${group?.id ?? 'new'}`,
    row: group,
    formOf,
    empty: emptyGroup,
    beside: () => null,
    check: (form) => problemsOf(form, words),
    refused: problemsFrom,
    create: (form, _, keyFor) => {
      const input = { ...inputOf(form), kind: form.kind }
      return api.groups.create.mutate({ ...input, requestKey: keyFor(input) })
    },
    update: (form, version) => api.groups.update.mutate({ ...inputOf(form), groupId, version }),
    read: () => api.groups.get.query({ groupId }),
    done: ({ name }) => words.t(group ? 'group.saved' : 'group.created', { name: name[words.language] }),
  })
}
