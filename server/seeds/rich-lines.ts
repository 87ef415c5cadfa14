import { cleaned, type RichText } from '#shared/domain/publications/content.ts'

/** A text of the demo as the editor would have made it: a line is a paragraph, `## ` a heading, `- ` an item, `| ` a row. */
export function textOf(lines: readonly string[]): RichText {
  const content: unknown[] = []
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const last = (type: string) => {
    const open = content.at(-1) as { type: string; content: unknown[] } | undefined
    if (open?.type === type) return open.content
    const begun: { type: string; content: unknown[] } = { type, content: [] }
    content.push(begun)
    return begun.content
  }
  for (const line of lines) {
    if (line.startsWith('## '))
      content.push({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: line.slice(3) }] })
    else if (line.startsWith('- '))
      last('bulletList').push({ type: 'listItem', content: [paragraph(line.slice(2))] })
    else if (line.startsWith('| ')) {
      const rows = last('table')
      const type = rows.length === 0 ? 'tableHeader' : 'tableCell'
      rows.push({
        type: 'tableRow',
        content: line
          .slice(2)
          .split(' | ')
          .map((cell) => ({ type, content: [paragraph(cell)] })),
      })
    } else content.push(paragraph(line))
  }
  return cleaned({ type: 'doc', content })
}
