import { nextTick, ref } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ErrorCode } from '#shared/domain/kernel/errors.ts'
import { mayHaveArrived } from '#portal/public/app/may-have-arrived.ts'
import { typedBefore } from '#portal/public/app/typed-before.ts'
import { useProblems } from '#portal/public/app/use-problems.ts'
import { fieldOf } from '#portal/public/features/accounts/new-password.ts'

afterEach(() => (document.body.innerHTML = ''))

describe('the problems of a form', () => {
  const login = ref('')
  const find = () => (login.value === '' ? [{ fieldId: 'login', text: 'Wpisz login.' }] : [])

  it('are not told before the form was tried, and go as they are mended', () => {
    const problems = useProblems(find)
    expect(problems.list.value).toEqual([])
    expect(problems.pass()).toBe(false)
    expect(problems.of('login')).toBe('Wpisz login.')
    login.value = 'anna'
    expect(problems.of('login')).toBeUndefined()
    expect(problems.pass()).toBe(true)
    login.value = ''
    problems.forget()
    expect(problems.list.value).toEqual([])
  })

  it('lead to the first field, or to where the page wants', async () => {
    document.body.innerHTML = '<input id="login">'
    useProblems(find).pass()
    await nextTick()
    expect(document.activeElement?.id).toBe('login')
    const onProblems = vi.fn()
    useProblems(find, { onProblems }).pass()
    await nextTick()
    expect(onProblems).toHaveBeenCalledOnce()
  })
})

it('what stood in a field before the page began is not lost', () => {
  document.body.innerHTML = '<input id="login" value="anna"><p id="text">x</p>'
  expect([typedBefore('login'), typedBefore('text'), typedBefore('missing')]).toEqual(['anna', '', ''])
})

it('a refused password is told at the field that can mend it', () => {
  const of = (code: ErrorCode) => fieldOf({ code })
  expect([
    of('account.password-wrong'),
    of('account.password-same'),
    of('account.password-too-short'),
  ]).toEqual(['current', 'new', 'new'])
  expect([of('account.locked-for-now'), fieldOf(null)]).toEqual([null, null])
})

it('only a change without a clear answer is sent again with its key', () => {
  const codes: ErrorCode[] = ['server.unreachable', 'server.fault', 'database.unavailable', 'server.busy']
  expect(codes.every(mayHaveArrived)).toBe(true)
  expect((['input.invalid', 'file.not-found', 'request.key-reused'] as const).some(mayHaveArrived)).toBe(
    false,
  )
})
