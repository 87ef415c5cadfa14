import { Node } from '@tiptap/core'
import { cleaned, imagesIn, type RichImage } from '#shared/domain/publications/content.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    richImage: {
      /** Puts a picture of the publication's files where the cursor is, or in the place of the chosen one. */
      putImage: (attrs: RichImage['attrs']) => ReturnType
    }
  }
}

interface RichImageOptions {
  imageUrl: (fileId: number) => string | null
}

/** A picture of the publication's own files. It has no address, so none can be smuggled in by what is pasted. */
export const RichImageNode = Node.create<RichImageOptions>({
  name: 'image',
  group: 'block',
  draggable: true,
  addOptions: () => ({ imageUrl: () => null }),
  addAttributes: () => ({ fileId: { default: 0 }, alt: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'img[data-file-id]',
      getAttrs: (element) => {
        const attrs = { fileId: Number(element.dataset['fileId']), alt: element.getAttribute('alt') }
        return imagesIn(cleaned({ type: 'doc', content: [{ type: 'image', attrs }] }))[0] ?? false
      },
    },
  ],
  renderHTML({ node }) {
    const { fileId, alt } = node.attrs as RichImage['attrs']
    return ['img', { 'data-file-id': fileId, src: this.options.imageUrl(fileId) ?? '', alt }]
  },
  addCommands() {
    return {
      putImage:
        (attrs) =>
        ({ commands }) =>
          commands.insertContent({ type: this.name, attrs }),
    }
  },
})
