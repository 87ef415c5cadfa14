import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { largestFileBytes } from '#shared/domain/tasks/schema.ts'

/** Names that only an archive with macros holds; in archives names are not compressed. */
const macroNames = ['vbaproject.bin', 'basic/script-l', 'scripts/python/']
const longestName = Math.max(...macroNames.map((name) => name.length))
/** Text that a browser would take for a page or a picture, or a system for a program. */
const activeText = /^\s*(?:<(?:!doctype|html|head|body|script|svg|iframe|\?xml)|#!)/i
/** Bytes that Windows-1250 leaves unused. */
const unusedIn1250 = new Set([0x81, 0x83, 0x88, 0x90, 0x98])

/**
 * Passes the bytes of an upload on and looks at them: how many, their SHA-256, whether they are text and whether an
 * archive holds macros. Ends in `file.too-large` after the limit, and in `file.empty` where nothing came.
 */
export class Inspector extends Transform {
  size = 0
  hasMacros = false
  private readonly hash = createHash('sha256')
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true })
  private isUtf8 = true
  private is1250 = true
  private isPlain = true
  private head = Buffer.alloc(0)
  private tail = Buffer.alloc(0)

  get sha256(): string {
    return this.hash.copy().digest('hex')
  }

  /** Whether the bytes are text in UTF-8 or Windows-1250, and not a page or a program. */
  get isText(): boolean {
    return this.isPlain && (this.isUtf8 || this.is1250) && !activeText.test(this.head.toString('latin1'))
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length
    if (this.size > largestFileBytes) {
      done(new AppError('file.too-large', { limit: largestFileBytes }))
      return
    }
    this.hash.update(chunk)
    this.lookForText(chunk)
    this.lookForMacros(chunk)
    done(null, chunk)
  }

  override _flush(done: TransformCallback): void {
    if (this.isUtf8) this.decode(Buffer.alloc(0), false)
    done(this.size === 0 ? new AppError('file.empty') : null)
  }

  private lookForText(chunk: Buffer): void {
    if (this.head.length < 1024) this.head = Buffer.concat([this.head, chunk.subarray(0, 1024)])
    if (!this.isPlain) return
    if (this.isUtf8) this.decode(chunk, true)
    for (const byte of chunk) {
      if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c)
        this.isPlain = false
      else if (unusedIn1250.has(byte)) this.is1250 = false
      if (!this.isPlain) return
    }
  }

  private decode(chunk: Buffer, stream: boolean): void {
    try {
      this.utf8.decode(chunk, { stream })
    } catch {
      this.isUtf8 = false
    }
  }

  private lookForMacros(chunk: Buffer): void {
    const isArchive = this.head.subarray(0, 2).toString('latin1') === 'PK'
    if (this.hasMacros || !isArchive) return
    const seen = Buffer.concat([this.tail, chunk])
    const text = seen.toString('latin1').toLowerCase()
    this.hasMacros = macroNames.some((name) => text.includes(name))
    this.tail = seen.subarray(-longestName)
  }
}
