import { afterEach, describe, expect, it, vi } from 'vitest'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { inComponent } from '../support/in-component.ts'

const online = (value: boolean) => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(value)

afterEach(() => {
  useConnection().reportBack()
  vi.restoreAllMocks()
})

describe('the connection', () => {
  it('tells a server that is gone from a missing network, and since when', () => {
    const { state, since, reportLost } = useConnection()
    expect([state.value, since.value]).toEqual(['online', null])
    online(true)
    reportLost()
    const first = since.value
    expect(state.value).toBe('server-gone')
    online(false)
    reportLost()
    expect([state.value, since.value]).toEqual(['offline', first])
  })

  it('is back only when the server answers', () => {
    const { state } = useConnection()
    online(false)
    window.dispatchEvent(new Event('offline'))
    expect(state.value).toBe('offline')
    online(true)
    window.dispatchEvent(new Event('online'))
    expect(state.value).toBe('server-gone')
    useConnection().reportBack()
    expect(state.value).toBe('online')
  })

  it('calls back to catch up, for as long as the component lives', () => {
    const catchUp = vi.fn()
    const { wrapper } = inComponent(() => useConnection().onBack(catchUp))
    const { reportLost, reportBack } = useConnection()
    reportBack()
    expect(catchUp).not.toHaveBeenCalled()
    reportLost()
    reportBack()
    expect(catchUp).toHaveBeenCalledOnce()
    wrapper.unmount()
    reportLost()
    reportBack()
    expect(catchUp).toHaveBeenCalledOnce()
  })
})
