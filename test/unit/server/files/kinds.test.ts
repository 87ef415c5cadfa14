import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { recognise, type Found } from '#server/platform/files/kinds.ts'

const bytes = (mediaType: string): Found => ({ mediaType, isText: false, hasMacros: false })
const text: Found = { mediaType: undefined, isText: true, hasMacros: false }
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function outcome(found: Found, name: string): string {
  try {
    const { mediaType, name: kept } = recognise(found, name)
    return `${mediaType} ${kept}`
  } catch (error) {
    return (error as AppError).code
  }
}

describe('what an upload is', () => {
  it.each([
    [bytes('application/pdf'), 'Umowa.PDF', 'application/pdf Umowa.PDF'],
    [bytes('image/jpeg'), 'licznik.jpeg', 'image/jpeg licznik.jpeg'],
    [bytes('image/heif-sequence'), 'IMG_1.HEIC', 'image/heic IMG_1.HEIC'],
    [bytes('image/png'), 'zrzut', 'image/png zrzut.png'],
    [bytes('image/png'), 'Pismo z 12.10.2026', 'image/png Pismo z 12.10.2026.png'],
    [text, 'notatka.txt', 'text/plain notatka.txt'],
    [text, 'odczyty.csv', 'text/csv odczyty.csv'],
    [text, 'notatka', 'text/plain notatka.txt'],
    [bytes(docx), 'pismo.docx', `${docx} pismo.docx`],
  ])('is told by its bytes: %j named %s', (found, name, expected) => {
    expect(outcome(found, name)).toBe(expected)
  })

  it.each([
    [bytes('image/png'), 'faktura.pdf', 'file.type-mismatch'],
    [text, 'umowa.pdf', 'file.type-mismatch'],
    [bytes(docx), 'umowa.xlsx', 'file.type-mismatch'],
    [bytes('image/png'), 'zdjecie.exe', 'file.type-not-allowed'],
    [text, 'instaluj.bat', 'file.type-not-allowed'],
    [bytes('application/zip'), 'zdjecia.zip', 'file.type-not-allowed'],
    [bytes('application/x-msdownload'), 'faktura.pdf', 'file.type-not-allowed'],
    [bytes('application/x-cfb'), 'pismo.doc', 'file.type-not-allowed'],
    [bytes('application/xml'), 'obraz.txt', 'file.type-not-allowed'],
    [{ ...bytes(docx), hasMacros: true }, 'pismo.docx', 'file.type-not-allowed'],
    [{ ...text, isText: false }, 'dane.txt', 'file.type-not-allowed'],
  ])('is refused: %j named %s', (found, name, code) => {
    expect(outcome(found, name)).toBe(code)
  })

  it('tells what is taken', () => {
    expect(() => recognise(bytes('application/zip'), 'a.zip')).toThrow(AppError)
    try {
      recognise(bytes('application/zip'), 'a.zip')
    } catch (error) {
      expect((error as AppError).details['allowed']).toMatch(/^PDF, JPG, PNG/)
    }
  })
})
