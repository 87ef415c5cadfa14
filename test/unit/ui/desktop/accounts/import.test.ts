import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ImportCheck, RunImportInput } from '#shared/domain/accounts/panel.ts'
import { useImport } from '#desktop/renderer/features/accounts/use-import.ts'
import { inDesktop } from '../support/desktop-window.ts'
import { fakeServer, type Answer } from '../support/fake-server.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const check = (facts: Partial<ImportCheck> = {}): ImportCheck => ({
  ...{ encoding: 'utf-8', delimiter: ';', accepted: 3, refused: 0, problemCount: 0, problems: [] },
  ...{ withoutEmail: ['bez.maila', '=tez.bez'], refusedLines: '' },
  ...facts,
})

async function checkedFile(answer: (path: string, input: unknown) => Answer) {
  const server = fakeServer(answer)
  const { result } = inDesktop(() => useImport())
  result.choose(new File(['login;imię;nazwisko'], 'konta.csv'))
  await result.submitCheck()
  const sent = (): RunImportInput[] =>
    server.calls.flatMap(({ path, input }) =>
      path === 'accounts.runImport' ? [input as RunImportInput] : [],
    )
  return { ...result, sent }
}

describe('accounts from a file', () => {
  it('get a first password each where no link reaches them, the same one when the request goes out again', async () => {
    let isBusy = true
    const { submitRun, created, sent } = await checkedFile((path) => {
      if (path === 'accounts.checkImport') return { value: check() }
      return isBusy ? { refused: 'server.busy' } : { value: { created: 3 } }
    })
    await submitRun()
    isBusy = false
    await submitRun()
    expect(created.value).toBe(3)
    const [first, again] = sent()
    expect(again).toEqual(first)
    expect(first?.firstPasswords).toHaveLength(2)
    expect(new Set(first?.firstPasswords).size).toBe(2)
  })

  it('are written to a file with their passwords, which is asked about until it is saved', async () => {
    const { submitRun, savePasswords, hasUnsaved, sent } = await checkedFile((path) =>
      path === 'accounts.checkImport' ? { value: check() } : { value: { created: 3 } },
    )
    expect(hasUnsaved.value).toBe(false)
    await submitRun()
    expect(hasUnsaved.value).toBe(true)
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`)
    savePasswords()
    const [one, two] = sent()[0]?.firstPasswords ?? []
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await saved[0]?.arrayBuffer())
    expect(text).toBe(`\uFEFFLogin;Pierwsze hasło\r\nbez.maila;${one}\r\n'=tez.bez;${two}\r\n`)
    expect(hasUnsaved.value).toBe(false)
  })

  it('are checked again when the office has changed meanwhile, with passwords for what is left', async () => {
    let checks = 0
    const { submitRun, checked, created, sent } = await checkedFile((path) => {
      if (path === 'accounts.checkImport')
        return { value: checks++ === 0 ? check() : check({ accepted: 2, withoutEmail: ['bez.maila'] }) }
      return checks === 1 ? { refused: 'account.import-changed' } : { value: { created: 2 } }
    })
    await submitRun()
    expect([created.value, checked.value?.accepted]).toEqual([null, 2])
    await submitRun()
    expect(created.value).toBe(2)
    expect(sent().map(({ accepted, firstPasswords }) => [accepted, firstPasswords.length])).toEqual([
      [3, 2],
      [2, 1],
    ])
  })
})
