import type { Extensions } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { safeLink } from '#shared/domain/publications/safe-link.ts'
import { RichImageNode } from './rich-image.ts'

/** What can be written: exactly what the schema of a publication's text knows. */
export function richExtensions(imageUrl: (fileId: number) => string | null): Extensions {
  return [
    StarterKit.configure({
      code: false,
      codeBlock: false,
      strike: false,
      underline: false,
      // It would change a text by opening it.
      trailingNode: false,
      heading: { levels: [2, 3, 4] },
      link: {
        openOnClick: false,
        defaultProtocol: 'https',
        isAllowedUri: (url) => safeLink(url) !== null,
        HTMLAttributes: { target: null, rel: null },
      },
    }),
    TableKit.configure({ table: { resizable: false } }),
    RichImageNode.configure({ imageUrl }),
  ]
}
