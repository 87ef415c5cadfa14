import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { useShortcutHelp } from '#shared/ui/composables/use-shortcuts.ts'
import { api } from '../api.ts'
import { findClients } from '../client-options.ts'
import { useSessionStore } from '../session-store.ts'
import { useTexts } from '../texts.ts'
import { whoseTask } from '../whose-task.ts'

/** A line of the palette: something to do or to open. */
export interface PaletteLine {
  readonly key: string
  readonly section: 'actions' | 'clients' | 'tasks'
  readonly label: string
  readonly hint: string
  readonly keys: string | null
  readonly run: () => unknown
}

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l')
const pause = 150
const mostOfEach = 6

/** What the palette offers for what was typed: actions of this screen at once, clients and tasks from the server. */
export function usePalette(typed: Ref<string>): {
  lines: ComputedRef<PaletteLine[]>
  isSearching: Ref<boolean>
} {
  const { t } = useTexts()
  const router = useRouter()
  const session = useSessionStore()
  const { groups } = useShortcutHelp()
  const found = shallowRef<readonly PaletteLine[]>([])
  const isSearching = ref(false)

  /** Whatever has a key is an action; moving the focus around makes no sense from here. */
  const actions = computed<PaletteLine[]>(() => {
    const words = folded(typed.value).split(/\s+/).filter(Boolean)
    const seen = new Set<string>()
    return [...groups.value.values()]
      .flat()
      .filter(
        ({ keys, scope, when }) =>
          !/^(j|k|F\d|Shift\+F|Escape|\$mod\+k)/.test(keys) && scope !== 'dialog' && (when?.() ?? true),
      )
      .reverse()
      .map(({ keys, text, group, run }) => ({
        key: `action-${keys}`,
        section: 'actions' as const,
        label: text(),
        hint: group(),
        keys,
        run: () => run(new KeyboardEvent('keydown')),
      }))
      .filter(
        ({ key, label }) =>
          !seen.has(key) && seen.add(key) && words.every((word) => folded(label).includes(word)),
      )
      .reverse()
  })

  async function search(text: string, signal: AbortSignal): Promise<void> {
    const [clients, tasks] = await Promise.all([
      session.can('client.read') ? findClients(text, signal).catch(() => []) : [],
      session.can('task.read') ? findTasks(text, signal).catch(() => []) : [],
    ])
    if (signal.aborted) return
    found.value = [
      ...clients.slice(0, mostOfEach).map((client) => ({
        key: `client-${client.value}`,
        section: 'clients' as const,
        label: client.label,
        hint: client.hint ?? '',
        keys: null,
        run: () => router.push(`/clients/${client.value}`),
      })),
      ...tasks,
    ]
    isSearching.value = false
  }

  async function findTasks(text: string, signal: AbortSignal): Promise<PaletteLine[]> {
    const view = session.can('task.read-all') ? 'all' : 'my-groups'
    const { rows } = await api.tasks.list.query(
      { filter: { view, state: 'open', text }, limit: mostOfEach },
      { signal },
    )
    return rows.map((task) => ({
      key: `task-${task.id}`,
      section: 'tasks' as const,
      label: task.title,
      hint: `${task.number} · ${whoseTask(task, { t })} · ${t(`task.status.${task.status}`)}`,
      keys: null,
      run: () => router.push(`/tasks/${task.id}`),
    }))
  }

  watch(typed, (text, _, onCleanup) => {
    const asked = text.trim()
    const abort = new AbortController()
    found.value = []
    isSearching.value = asked.length >= 2
    if (!isSearching.value) return
    const timer = setTimeout(() => void search(asked, abort.signal), pause)
    onCleanup(() => {
      clearTimeout(timer)
      abort.abort()
    })
  })

  return { lines: computed(() => [...actions.value, ...found.value]), isSearching }
}
