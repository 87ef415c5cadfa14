const syllables =
  'ba be bo da de do fa ga ka ke ki ko la le lo ma me mi mo na ne no pa po ra re ro sa se so ta te to wa we za ze zo'.split(
    ' ',
  )

/** Evenly spread, so that no syllable is likelier than another. */
function below(limit: number): number {
  const most = Math.floor(2 ** 32 / limit) * limit
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (drawn < most) return drawn % limit
  }
}

const word = (): string => Array.from({ length: 3 }, () => syllables[below(syllables.length)]).join('')

/** A first password that can be read out over the phone: three made-up words and a number, over 50 bits. */
export const suggestPassword = (): string => `${word()}-${word()}-${word()}-${10 + below(90)}`
