import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface SmtpServer {
  readonly url: string
  /** Every letter whose text has arrived, also those whose taking over was not confirmed. */
  readonly letters: string[]
  /** How the server behaves from now on. */
  behaviour: 'accept' | 'hang-up-after-text' | 'no-such-mailbox' | 'try-later'
  stop(): Promise<void>
}

/** A mail server that speaks as much SMTP as is needed to lose a connection at the worst moment. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const sockets = new Set<Socket>()
  const smtp: SmtpServer = {
    url: '',
    letters: [],
    behaviour: 'accept',
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
  const listener = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    let text: string | null = null
    let rest = ''
    socket.write('220 test\r\n')
    socket.on('data', (data) => {
      const lines = (rest + data.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (text === null) command(line)
        else if (line !== '.') text += `${line}\n`
        else endOfText()
      }
    })

    function command(line: string): void {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'RCPT' && smtp.behaviour === 'no-such-mailbox') socket.write('550 5.1.1 No such user\r\n')
      else if (verb === 'RCPT' && smtp.behaviour === 'try-later') socket.write('451 4.3.0 Try later\r\n')
      else if (verb === 'DATA') {
        text = ''
        socket.write('354 go on\r\n')
      } else if (verb === 'QUIT') socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    }

    function endOfText(): void {
      smtp.letters.push(text ?? '')
      text = null
      if (smtp.behaviour === 'hang-up-after-text') socket.destroy()
      else socket.write('250 2.0.0 taken over\r\n')
    }
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return Object.assign(smtp, { url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}` })
}
