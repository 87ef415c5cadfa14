import { AppError } from '#shared/domain/kernel/errors.ts'

interface Kind {
  readonly mediaType: string
  /** How such files are called; the first is added to a name that has none. */
  readonly extensions: readonly [string, ...string[]]
}

const officeOpenXml = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/** What is taken: documents and pictures that no program runs when they are opened. */
const kinds: readonly Kind[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'] },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { mediaType: 'image/png', extensions: ['png'] },
  { mediaType: 'image/webp', extensions: ['webp'] },
  { mediaType: 'image/heic', extensions: ['heic', 'heif'] },
  { mediaType: 'image/gif', extensions: ['gif'] },
  { mediaType: 'image/tiff', extensions: ['tif', 'tiff'] },
  { mediaType: `${officeOpenXml}.wordprocessingml.document`, extensions: ['docx'] },
  { mediaType: `${officeOpenXml}.spreadsheetml.sheet`, extensions: ['xlsx'] },
  { mediaType: `${openDocument}.text`, extensions: ['odt'] },
  { mediaType: `${openDocument}.spreadsheet`, extensions: ['ods'] },
]
const plainText: Kind = { mediaType: 'text/plain', extensions: ['txt', 'text', 'log'] }
const table: Kind = { mediaType: 'text/csv', extensions: ['csv'] }
const everyKind = [...kinds, plainText, table]

/** What the refusal says is taken. */
const allowed = everyKind.map((kind) => kind.extensions[0].toUpperCase()).join(', ')

/** What was found in the bytes of an upload. */
export interface Found {
  /** Recognised from the bytes; undefined for text and for what nobody knows. */
  readonly mediaType: string | undefined
  readonly isText: boolean
  readonly hasMacros: boolean
}

/**
 * What an upload is, from its bytes; its name only has to agree. Answers the type and the name with its extension.
 * Refuses with `file.type-not-allowed` or, when the name promises something else, `file.type-mismatch`.
 */
export function recognise(found: Found, name: string): { mediaType: string; name: string } {
  const extension = extensionOf(name)
  const kind = kindOf(found, extension)
  if (kind === undefined || found.hasMacros) throw new AppError('file.type-not-allowed', { allowed })
  if (extension === null) return { mediaType: kind.mediaType, name: `${name}.${kind.extensions[0]}` }
  if (kind.extensions.includes(extension)) return { mediaType: kind.mediaType, name }
  if (!everyKind.some((known) => known.extensions.includes(extension)))
    throw new AppError('file.type-not-allowed', { allowed })
  throw new AppError('file.type-mismatch', { name, found: kind.extensions[0] })
}

function kindOf(found: Found, extension: string | null): Kind | undefined {
  const { mediaType } = found
  if (mediaType === undefined) {
    if (!found.isText) return undefined
    return extension === 'csv' ? table : plainText
  }
  const known = mediaType.replace(/^image\/hei[cf](?:-sequence)?$/, 'image/heic')
  return kinds.find((kind) => kind.mediaType === known)
}

/** The last part of a name when it looks like an extension; `Pismo z 12.10.2026` has none. */
function extensionOf(name: string): string | null {
  return /\.([a-z][a-z0-9]{0,9})$/i.exec(name)?.[1]?.toLowerCase() ?? null
}
