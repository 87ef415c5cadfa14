import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import {
  callChannel,
  callNames,
  calls,
  eventChannel,
  events,
  type BridgeCalls,
  type EventName,
  type EventPayload,
} from '#desktop/bridge/contract.ts'
import { kindOfUrl } from './app-scheme.ts'

/**
 * Answers the renderer's calls. Only the top frame of a page of the app is listened to, and what it sends is
 * checked against the contract before anything is done with it, as is the answer.
 */
export function answerCalls(ipcMain: IpcMain, implementation: BridgeCalls): void {
  for (const name of callNames) {
    const answer = implementation[name] as (input: unknown) => Promise<unknown>
    ipcMain.handle(callChannel(name), async (event, input: unknown) => {
      if (!isFromApp(event)) throw new Error(`${name} was asked for by a page that is not the app's own`)
      return calls[name].output.parse(await answer(calls[name].input.parse(input)))
    })
  }
}

function isFromApp({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && kindOfUrl(senderFrame.url) === 'page'
}

/** Tells a page what happened, in the shape of the contract. */
export function sendEvent<Name extends EventName>(
  contents: { send(channel: string, payload: unknown): void },
  name: Name,
  payload: EventPayload<Name>,
): void {
  contents.send(eventChannel(name), events[name].parse(payload))
}
