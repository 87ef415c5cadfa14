import { describe, expect, it } from 'vitest'
import { createTranslator } from '#shared/messages/translator.ts'

const polish = {
  texts: {
    'row.of': 'Wiersz {row} z {total}',
    files: { one: '{count} plik', few: '{count} pliki', many: '{count} plików', other: '{count} pliku' },
    plain: 'Zapisz',
  },
  errors: { 'server.fault': 'Błąd serwera.', 'file.too-large': 'Plik {name} jest za duży.' },
  events: { 'account.locked': 'Zablokowano {login}' },
} as const

const english = {
  texts: {
    'row.of': 'Row {row} of {total}',
    files: { one: '{count} file', other: '{count} files' },
    plain: 'Save',
  },
  errors: {},
  events: {},
}

describe('a translator', () => {
  const { t, error, event, problem } = createTranslator(polish, 'pl')

  it('puts values into a text', () => {
    expect(t('plain')).toBe('Zapisz')
    expect(t('row.of', { row: 3, total: '50' })).toBe('Wiersz 3 z 50')
  })

  it.each([
    [0, '0 plików'],
    [1, '1 plik'],
    [2, '2 pliki'],
    [5, '5 plików'],
    [12, '12 plików'],
    [22, '22 pliki'],
    [1.5, '1,5 pliku'],
    [12_345, '12\u00a0345 plików'],
  ])('picks the Polish form for %d', (count, text) => {
    expect(t('files', { count })).toBe(text)
  })

  it('picks the English form of the same text', () => {
    const translator = createTranslator<typeof polish.texts>(english, 'en')
    expect(translator.t('files', { count: 1 })).toBe('1 file')
    expect(translator.t('files', { count: 22 })).toBe('22 files')
    expect(translator.language).toBe('en')
  })

  it('says a refusal with its details, and a general sentence for a code it does not know', () => {
    expect(error('file.too-large', { name: 'skan.pdf' })).toBe('Plik skan.pdf jest za duży.')
    expect(error('code.of-a-newer-server')).toBe('Błąd serwera.')
  })

  it('keeps a param without a value visible', () => {
    expect(error('file.too-large', { name: null })).toBe('Plik {name} jest za duży.')
  })

  it('says an event of the log', () => {
    expect(event('account.locked', { login: 'anna' })).toBe('Zablokowano anna')
  })

  it('says the problem of a field by error code, by text key, or as it came', () => {
    expect(problem('file.too-large', { name: 'a' })).toBe('Plik a jest za duży.')
    expect(problem('plain')).toBe('Zapisz')
    expect(problem('Za długie o 3 znaki.')).toBe('Za długie o 3 znaki.')
  })

  it('lets no wrong key or param compile', () => {
    const wrong = () => [
      // @ts-expect-error -- there is no such key
      t('row.off'),
      // @ts-expect-error -- a param is missing
      t('row.of', { row: 3 }),
      // @ts-expect-error -- the count is missing
      t('files'),
      // @ts-expect-error -- nothing to fill in
      t('plain', { count: 1 }),
    ]
    expect(wrong()).toHaveLength(4)
  })
})
