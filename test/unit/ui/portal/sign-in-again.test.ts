import { afterEach, describe, expect, it } from 'vitest'
import { useSession } from '#portal/public/app/session.ts'
import { askToSignInAgain, openQuestion } from '#portal/public/app/sign-in-again.ts'
import { anna } from './support.ts'

const { become, hasEnded } = useSession()
afterEach(() => become(null))

describe('the question for the password', () => {
  it('is asked once, however many calls fail at the same time', async () => {
    become(anna)
    const asked = [askToSignInAgain(), askToSignInAgain()]
    expect(asked[0]).toBe(asked[1])
    openQuestion.value?.answer(true)
    expect(await Promise.all(asked)).toEqual([true, true])
    expect(openQuestion.value).toBeNull()
    expect(hasEnded.value).toBe(false)
  })

  it('leaves a reminder when it is set aside, until somebody signs in', async () => {
    become(anna)
    const asked = askToSignInAgain()
    openQuestion.value?.answer(false)
    expect(await asked).toBe(false)
    expect(hasEnded.value).toBe(true)
    become(anna)
    expect(hasEnded.value).toBe(false)
  })

  it('reminds nobody who has signed out', () => {
    void askToSignInAgain()
    openQuestion.value?.answer(false)
    expect(hasEnded.value).toBe(false)
  })
})
