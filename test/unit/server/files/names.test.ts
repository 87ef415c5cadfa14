import { describe, expect, it } from 'vitest'
import { cleanFileName, contentDisposition } from '#server/platform/files/names.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'

const clean = (name: string) => cleanFileName(encodeURIComponent(name))

describe('the name of an upload', () => {
  it.each([
    ['zdjęcie licznika.jpg', 'zdjęcie licznika.jpg'],
    ['C:\\fakepath\\faktura.pdf', 'faktura.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['faktura\u202Efdp.exe', 'fakturafdp.exe'],
    ['a\u0000b\u200B\n.txt', 'ab.txt'],
    ['pytanie: "kiedy?".pdf', 'pytanie_ _kiedy__.pdf'],
    ['  .ukryty.txt. ', 'ukryty.txt'],
    ['CON.txt', '_CON.txt'],
    ['z\u0307o\u0142ty.txt', 'żołty.txt'],
  ])('%j is kept as %j', (given, kept) => {
    expect(clean(given)).toBe(kept)
  })

  it('is cut in the middle and keeps its extension', () => {
    const name = clean(`${'ą'.repeat(300)}.pdf`)
    expect([...name]).toHaveLength(195)
    expect(name.endsWith('ą.pdf')).toBe(true)
  })

  it.each([undefined, '', '%E0%A4%A', encodeURIComponent('/'), encodeURIComponent(' . ')])(
    'is missing in %j',
    (header) => {
      expect(() => cleanFileName(header)).toThrow(new AppError('file.name-missing'))
    },
  )
})

describe('the name of a download', () => {
  it('is told in ASCII and as it is', () => {
    expect(contentDisposition('łódź "50%" (1).pdf')).toBe(
      `attachment; filename="lodz _50__ (1).pdf"; filename*=UTF-8''%C5%82%C3%B3d%C5%BA%20%2250%25%22%20%281%29.pdf`,
    )
  })

  it('cannot end the header', () => {
    expect(contentDisposition('a\r\nset-cookie: x.pdf')).not.toMatch(/[\r\n]/)
  })
})
