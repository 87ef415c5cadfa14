import { useRouter } from 'vue-router'
import { useShortcuts, type Shortcut } from '#shared/ui/composables/use-shortcuts.ts'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'
import { useDialogsStore } from '../dialogs-store.ts'
import { screens } from '../navigation.ts'
import { goToNextRegion } from '../regions.ts'
import { useSessionStore } from '../session-store.ts'
import { useTexts } from '../texts.ts'

function isTextFocused(): boolean {
  const focused = document.activeElement
  return (
    focused instanceof HTMLElement && focused.matches('textarea, input:not([type=checkbox], [type=radio])')
  )
}

/** The keys that work on every screen. */
export function useGlobalShortcuts(): void {
  const { t } = useTexts()
  const router = useRouter()
  const session = useSessionStore()
  const dialogs = useDialogsStore()
  const toasts = useToasts()
  const group = (): string => t('common.shortcuts.everywhere')

  const goings = screens
    .filter((screen) => session.can(screen.permission))
    .map((screen): Shortcut => ({
      keys: screen.keys,
      group,
      text: () => t('desktop.keys.go', { screen: t(`desktop.nav.${screen.key}`) }),
      run: () => router.push(screen.path),
    }))

  useShortcuts([
    {
      keys: '$mod+k',
      group,
      text: () => t('desktop.palette.title'),
      run: () => (dialogs.isPaletteOpen = true),
    },
    ...goings,
    {
      keys: 'n',
      group,
      text: () => t('desktop.task.new'),
      when: () => session.can('task.create'),
      run: () => dialogs.openNewTask(),
    },
    {
      keys: '$mod+z',
      group,
      text: () => t('desktop.keys.undo'),
      when: () => !isTextFocused() && toasts.toasts.value.some((toast) => toast.undo),
      run: () => toasts.undoLast(),
    },
    { keys: 'F6', group, text: () => t('desktop.keys.next-region'), run: () => goToNextRegion(1) },
    { keys: 'Shift+F6', group, text: () => t('desktop.keys.previous-region'), run: () => goToNextRegion(-1) },
    { keys: '$mod+,', group, text: () => t('desktop.nav.settings'), run: () => router.push('/settings') },
    {
      keys: '?',
      group,
      text: () => t('common.shortcuts.title'),
      run: () => (dialogs.areShortcutsOpen = true),
    },
  ])
}
