/** Pixels along one side: a 16-point picture for screens of double density. */
export const badgeSize = 32

/** Red, green, blue of the brand and of a late date, as in the light tokens. */
const colours = { unread: [14, 96, 118], overdue: [164, 35, 28] } as const

/** Each figure is five rows of three pixels, a row being a binary number. */
const figures: Readonly<Record<string, readonly number[]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 7, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 2, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
  '+': [0, 2, 7, 2, 0],
}

/** A filled circle with the count in it (99+ from a hundred; none for 0), premultiplied BGRA, row by row. */
export function badgeBitmap(count: number, kind: keyof typeof colours): Buffer {
  const bitmap = Buffer.alloc(badgeSize * badgeSize * 4)
  const [red, green, blue] = colours[kind]
  const text = count === 0 ? '' : count > 99 ? '99+' : String(count)
  const isFigure = figurePainter(text)

  for (let y = 0; y < badgeSize; y += 1) {
    for (let x = 0; x < badgeSize; x += 1) {
      const alpha = circleCover(x, y)
      const [r, g, b] = isFigure(x, y) ? [255, 255, 255] : [red, green, blue]
      bitmap.set([b * alpha, g * alpha, r * alpha, 255 * alpha].map(Math.round), (y * badgeSize + x) * 4)
    }
  }
  return bitmap
}

/** How much of a pixel the circle covers, from 0 to 1, found by sixteen samples. */
function circleCover(x: number, y: number): number {
  const radius = badgeSize / 2
  let inside = 0
  for (let sample = 0; sample < 16; sample += 1) {
    const dx = x + ((sample % 4) + 0.5) / 4 - radius
    const dy = y + (Math.floor(sample / 4) + 0.5) / 4 - radius
    if (dx * dx + dy * dy <= radius * radius) inside += 1
  }
  return inside / 16
}

function figurePainter(text: string): (x: number, y: number) => boolean {
  const scale = text.length === 3 ? 2 : text.length === 2 ? 3 : 4
  const step = 4 * scale
  const left = Math.round((badgeSize - (text.length * step - scale)) / 2)
  const top = Math.round((badgeSize - 5 * scale) / 2)
  return (x, y) => {
    const index = Math.floor((x - left) / step)
    const column = Math.floor(((x - left) % step) / scale)
    const row = Math.floor((y - top) / scale)
    const bits = x < left ? undefined : figures[text[index] ?? '']?.[row]
    return bits !== undefined && column < 3 && (bits & (4 >> column)) !== 0
  }
}
