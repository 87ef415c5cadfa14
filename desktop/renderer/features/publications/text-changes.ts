/** A piece of a text that is in both versions, or only in the newer or the older one. */
export interface TextPiece {
  readonly words: string
  readonly is: 'same' | 'added' | 'removed'
}

/** Beyond this many words on both sides comparing costs more than it tells: paragraphs are compared instead. */
const mostCompared = 4_000_000

/** What was added and removed between two texts, word by word. */
export function textChanges(older: string, newer: string): TextPiece[] {
  const byWord = (text: string) => text.match(/\s*\S+|\s+$/g) ?? []
  const byLine = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const [was, is] = [byWord(older), byWord(newer)]
  return was.length * is.length <= mostCompared ? compare(was, is) : compare(byLine(older), byLine(newer))
}

/** By the longest pieces in common (Wagner and Fischer), from the end, so that the way back reads forward. */
function compare(was: readonly string[], is: readonly string[]): TextPiece[] {
  const width = is.length + 1
  const common = new Uint32Array((was.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  const isSame = (row: number, column: number) => was[row]?.trim() === is[column]?.trim()
  for (let row = was.length - 1; row >= 0; row--)
    for (let column = is.length - 1; column >= 0; column--)
      common[row * width + column] = isSame(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))

  const pieces: TextPiece[] = []
  let [row, column] = [0, 0]
  while (row < was.length || column < is.length) {
    if (row < was.length && column < is.length && isSame(row, column)) {
      push(pieces, { words: is[column] ?? '', is: 'same' })
      row++
      column++
    } else if (column === is.length || (row < was.length && at(row + 1, column) >= at(row, column + 1))) {
      push(pieces, { words: was[row++] ?? '', is: 'removed' })
    } else push(pieces, { words: is[column++] ?? '', is: 'added' })
  }
  return pieces
}

function push(pieces: TextPiece[], piece: TextPiece): void {
  const last = pieces.at(-1)
  if (last?.is === piece.is) pieces[pieces.length - 1] = { ...last, words: last.words + piece.words }
  else pieces.push(piece)
}
