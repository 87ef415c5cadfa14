import { AppError } from '#shared/domain/kernel/errors.ts'

/** As many letters as the column holds, less what `recognise` may add. */
const longestName = 195

/** Letters that turn the reading direction or cannot be seen: with them `exe.pdf` reads like something else. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu
/** What no path of any system may hold. */
const ofPaths = /[<>:"|?*]/g
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * The name of an upload as it is kept and shown: without a path, without letters that mislead, at most 195 long.
 * Refuses with `file.name-missing` when nothing is left.
 */
export function cleanFileName(header: string | undefined): string {
  const last =
    decoded(header ?? '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(unseen, '')
    .replace(ofPaths, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (plain === '') throw new AppError('file.name-missing')
  return shortened(reserved.test(plain) ? `_${plain}` : plain)
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    return ''
  }
}

/** Cuts the middle of a long name and keeps its extension. */
function shortened(name: string): string {
  const letters = [...name]
  if (letters.length <= longestName) return name
  const ending = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? ''
  return letters.slice(0, longestName - ending.length).join('') + ending
}

/** How a download is named: in ASCII for old programs, and as it is (RFC 6266). */
export function contentDisposition(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/Ł/g, 'L')
  const ascii = plain.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`
}
