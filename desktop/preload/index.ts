import { contextBridge, ipcRenderer } from 'electron'
import { callChannel, callNames, eventChannel, eventNames, type EventName } from '#desktop/bridge/contract.ts'

const callFunctions = Object.fromEntries(
  callNames.map((name) => [
    name,
    (input: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel(name), input),
  ]),
)

/** Ipc's own event object stays here: it would lead the page to everything ipcRenderer can do. */
function on(event: EventName, listener: (payload: unknown) => void): () => void {
  if (!eventNames.includes(event)) throw new Error(`There is no event ${event}`)
  const forward = (_event: unknown, payload: unknown): void => listener(payload)
  ipcRenderer.on(eventChannel(event), forward)
  return () => void ipcRenderer.off(eventChannel(event), forward)
}

contextBridge.exposeInMainWorld('okienko', { ...callFunctions, on })
