import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const styles = new URL('index.css', import.meta.url)

/**
 * Repeats the order of the cascade layers in front of every style sheet. The builder splits styles into files, and a
 * component's file that loads before `index.css` would otherwise decide the order, and lose to the reset.
 */
export function layerOrder(): Plugin {
  const [statement] = /@layer [\w, ]+;/.exec(readFileSync(styles, 'utf8')) ?? []
  if (statement === undefined)
    throw new Error('shared/ui/styles/index.css no longer says the order of its layers')
  return {
    name: 'okienko:layer-order',
    enforce: 'pre',
    transform: {
      filter: { id: /\.css(?:$|\?)|[?&]lang\.css/ },
      handler: (code) => ({ code: `${statement}\n${code}`, map: null }),
    },
  }
}
