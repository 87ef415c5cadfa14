import type { Editor } from '@tiptap/vue-3'
import type { Component } from 'vue'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import IconBold from '~icons/lucide/bold'
import IconHeading2 from '~icons/lucide/heading-2'
import IconHeading3 from '~icons/lucide/heading-3'
import IconHeading4 from '~icons/lucide/heading-4'
import IconItalic from '~icons/lucide/italic'
import IconList from '~icons/lucide/list'
import IconOrdered from '~icons/lucide/list-ordered'
import IconRule from '~icons/lucide/minus'
import IconQuote from '~icons/lucide/quote'
import IconRedo from '~icons/lucide/redo-2'
import IconPlain from '~icons/lucide/remove-formatting'
import IconUndo from '~icons/lucide/undo-2'

type ToolKey = Extract<keyof DesktopTexts, `publication.text.tool.${string}`>

export interface Tool {
  readonly key: ToolKey
  readonly icon: Component
  readonly run: (editor: Editor) => void
  /** For what is on or off where the cursor is. */
  readonly isOn?: (editor: Editor) => boolean
  readonly can?: (editor: Editor) => boolean
  readonly startsGroup?: boolean
}

const heading = (level: 2 | 3 | 4, icon: Component): Tool => ({
  key: `publication.text.tool.heading-${level}`,
  icon,
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  isOn: (editor) => editor.isActive('heading', { level }),
})

/** The buttons of the toolbar, in their order; links, pictures and tables ask for more and stand beside them. */
export const tools: readonly Tool[] = [
  {
    key: 'publication.text.tool.bold',
    icon: IconBold,
    run: (editor) => editor.chain().focus().toggleBold().run(),
    isOn: (editor) => editor.isActive('bold'),
  },
  {
    key: 'publication.text.tool.italic',
    icon: IconItalic,
    run: (editor) => editor.chain().focus().toggleItalic().run(),
    isOn: (editor) => editor.isActive('italic'),
  },
  { ...heading(2, IconHeading2), startsGroup: true },
  heading(3, IconHeading3),
  heading(4, IconHeading4),
  {
    key: 'publication.text.tool.bullets',
    icon: IconList,
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
    isOn: (editor) => editor.isActive('bulletList'),
    startsGroup: true,
  },
  {
    key: 'publication.text.tool.numbers',
    icon: IconOrdered,
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    isOn: (editor) => editor.isActive('orderedList'),
  },
  {
    key: 'publication.text.tool.quote',
    icon: IconQuote,
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    isOn: (editor) => editor.isActive('blockquote'),
  },
  {
    key: 'publication.text.tool.rule',
    icon: IconRule,
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
  {
    key: 'publication.text.tool.plain',
    icon: IconPlain,
    run: (editor) => editor.chain().focus().unsetAllMarks().clearNodes().run(),
    startsGroup: true,
  },
  {
    key: 'publication.text.tool.undo',
    icon: IconUndo,
    run: (editor) => editor.chain().focus().undo().run(),
    can: (editor) => editor.can().undo(),
  },
  {
    key: 'publication.text.tool.redo',
    icon: IconRedo,
    run: (editor) => editor.chain().focus().redo().run(),
    can: (editor) => editor.can().redo(),
  },
]

type TableCommand =
  | 'addRowBefore'
  | 'addRowAfter'
  | 'addColumnBefore'
  | 'addColumnAfter'
  | 'toggleHeaderRow'
  | 'toggleHeaderColumn'
  | 'mergeOrSplit'
  | 'deleteRow'
  | 'deleteColumn'
  | 'deleteTable'

/** What can be done in a table, in the order of its menu. */
export const tableCommands: readonly TableCommand[] = [
  ...(['addRowBefore', 'addRowAfter', 'addColumnBefore', 'addColumnAfter'] as const),
  ...(['toggleHeaderRow', 'toggleHeaderColumn', 'mergeOrSplit'] as const),
  ...(['deleteRow', 'deleteColumn', 'deleteTable'] as const),
]
