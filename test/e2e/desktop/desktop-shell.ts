import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { BrowserContext } from '@playwright/test'
import type { SafeStorage } from 'electron'
import { callNames, calls, type CallInput, type CallName, type EventName } from '#desktop/bridge/contract.ts'
import { createApiForwarder } from '#desktop/main/api-forwarder.ts'
import { createAppProtocol } from '#desktop/main/app-protocol.ts'
import { createHostCalls } from '#desktop/main/host-calls.ts'
import { filesInFolder } from '#desktop/main/renderer-files.ts'
import { createSettings } from '#desktop/main/settings.ts'
import { createTokenVault, type TokenVault } from '#desktop/main/token-vault.ts'

const builtRenderer = resolve(import.meta.dirname, '../../../out/renderer')

export interface DesktopShell {
  /** Where the window's page is. */
  readonly url: string
  readonly notified: CallInput<'notify'>[]
  readonly badges: CallInput<'setBadge'>[]
  vault(): TokenVault
  /** Gives the pages of a context the bridge, as preload would. */
  attach(context: BrowserContext): Promise<void>
  /** Starts the main process's parts again on the same data, as after quitting. */
  restart(): void
  close(): Promise<void>
}

/**
 * The desktop app where Electron's binary is not to be had: the built renderer and the real parts of the main process,
 * its content policy, forwarding, vault and checked calls, behind an address of this computer instead of `app://`.
 */
export async function openDesktopShell(): Promise<DesktopShell> {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-shell-'))
  const notified: CallInput<'notify'>[] = []
  const badges: CallInput<'setBadge'>[] = []
  let emit: (name: EventName, payload: unknown) => void = () => undefined
  let main = startMain()

  function startMain() {
    const settings = createSettings(join(folder, 'settings.json'), undefined)
    const vault = createTokenVault(join(folder, 'session.json'), reversingStorage, 'win32')
    const forwarder = createApiForwarder({
      fetch,
      serverAddress: settings.serverAddress,
      vault,
      appVersion: '0.1.0',
      onConnection: (state) => emit('connection', { state }),
    })
    const host = createHostCalls({
      appVersion: '0.1.0',
      platform: 'win32',
      settings,
      vault,
      fetch,
      notify: (input) => notified.push(input),
      showBadge: (counts) => badges.push(counts),
      openInBrowser: () => Promise.resolve(),
      onServerChanged: (serverAddress) => emit('server-changed', { serverAddress }),
      onPreference: () => undefined,
    })
    const answer = createAppProtocol({ files: filesInFolder(builtRenderer), forward: forwarder.forward })
    return { vault, host, answer, closeAll: forwarder.closeAll }
  }

  const server = createServer((request, reply) => {
    void passOn(request, reply, (asked) => main.answer(asked))
  })
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    notified,
    badges,
    vault: () => main.vault,
    async attach(context) {
      await context.exposeBinding('askMain', async (_source, name: CallName, input: unknown) => {
        const call = main.host[name] as (checked: unknown) => Promise<unknown>
        return calls[name].output.parse(await call(calls[name].input.parse(input ?? undefined)))
      })
      emit = (name, payload) => {
        for (const page of context.pages())
          void page.evaluate(([event, detail]) => dispatchEvent(new CustomEvent(event, { detail })), [
            `main:${name}`,
            payload,
          ] as const)
      }
      await context.addInitScript(putBridgeInPlace, callNames)
    },
    restart() {
      main.closeAll()
      main = startMain()
    },
    async close() {
      main.closeAll()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs in the page: `window.okienko` in the shape that preload gives it. */
function putBridgeInPlace(names: readonly string[]): void {
  const page = globalThis as unknown as {
    askMain: (name: string, input: unknown) => Promise<unknown>
    okienko: unknown
  }
  const callFunctions = names.map((name) => [name, (input: unknown) => page.askMain(name, input)])
  page.okienko = {
    ...Object.fromEntries(callFunctions),
    on(event: string, listener: (payload: unknown) => void) {
      const forward = (happened: Event): void => listener((happened as CustomEvent).detail)
      addEventListener(`main:${event}`, forward)
      return () => removeEventListener(`main:${event}`, forward)
    },
  }
}

const reversingStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text: string) => Buffer.from(text).reverse(),
  decryptString: (bytes: Buffer) => Buffer.from(bytes).reverse().toString(),
} as unknown as SafeStorage

/** Carries a request of the browser to the `app://` protocol and its answer back, bodies streamed both ways. */
async function passOn(
  request: IncomingMessage,
  reply: ServerResponse,
  answer: (asked: Request) => Promise<Response>,
): Promise<void> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const asked = new Request(`app://okienko${request.url ?? '/'}`, {
    method: request.method ?? 'GET',
    headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ...(hasBody ? { body: Readable.toWeb(request), duplex: 'half' } : {}),
  } as RequestInit)
  const answered = await answer(asked)
  if (answered.type === 'error') {
    reply.destroy()
    return
  }
  reply.writeHead(answered.status, Object.fromEntries(answered.headers))
  if (!answered.body) {
    reply.end()
    return
  }
  const body = Readable.fromWeb(answered.body as Parameters<typeof Readable.fromWeb>[0])
  body.on('error', () => reply.destroy())
  reply.on('close', () => body.destroy())
  body.pipe(reply)
}
