import { computed, reactive, ref, watch } from 'vue'
import { useRoute } from 'vue-router'
import type { ListAccountsInput, PanelAccount } from '#shared/domain/accounts/panel.ts'
import type { RowKey } from '#shared/ui/base/table.ts'
import { usePagedList } from '#shared/ui/composables/use-paged-list.ts'
import { api } from '../../app/api.ts'
import { onCatchUp } from '../../app/live-feed.ts'
import { emptyPeopleFilter, inputOfPeople, peopleFilterOf } from './people-filter.ts'

/** The accounts on screen: what they are narrowed to, read page by page, and which of them are selected. */
export function usePeople() {
  const filter = reactive(peopleFilterOf(useRoute().query))
  const search = ref('')
  const text = ref('')
  const selected = ref<ReadonlySet<RowKey>>(new Set())
  const asked = computed(() => inputOfPeople(filter, text.value))
  const isFiltered = computed(() => Object.keys(asked.value).length > 0)

  const list = usePagedList<PanelAccount, ListAccountsInput>({
    filter: () => asked.value,
    keyOf: (row) => row.id,
    load: (input, { cursor, signal }) =>
      api.accounts.list.query({ ...input, cursor, limit: 100 }, { signal }),
  })
  onCatchUp(() => void list.reload())

  let typing: ReturnType<typeof setTimeout> | undefined
  watch(search, (typed) => {
    clearTimeout(typing)
    typing = setTimeout(() => (text.value = typed.trim()), 200)
  })
  // What is no longer on the list must not be changed unseen.
  watch(asked, () => (selected.value = new Set()))

  function showAll(): void {
    Object.assign(filter, emptyPeopleFilter())
    search.value = ''
  }

  return { filter, search, selected, list, isFiltered, showAll }
}
