import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import type { Env } from '#server/env.ts'

/** A letter ready to be sent. `messageId` and `date` stay the same however often it is tried. */
export interface Letter {
  readonly messageId: string
  readonly date: Date
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown when the mail server has refused a letter for good, for example because there is no such mailbox. */
export class LetterRefused extends Error {}

/**
 * Hands a letter to the mail server of `SMTP_URL`, and returns once the server has taken it over. Without one the
 * letter becomes an .eml file in `MAIL_DIR`; a second try replaces the first.
 */
export async function sendLetter(
  env: Pick<Env, 'SMTP_URL' | 'MAIL_FROM' | 'MAIL_DIR'>,
  letter: Letter,
): Promise<void> {
  const message = {
    ...letter,
    from: env.MAIL_FROM,
    headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  if (env.SMTP_URL === undefined) {
    const composer = createTransport({ streamTransport: true, buffer: true })
    const { message: composed } = await composer.sendMail(message)
    await writeLetter(env.MAIL_DIR, letter, composed as Buffer)
    return
  }
  const server = createTransport({
    url: env.SMTP_URL,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
  try {
    await server.sendMail(message)
  } catch (error) {
    throw isForGood(error) ? new LetterRefused(String(error), { cause: error }) : error
  } finally {
    server.close()
  }
}

/** Letters hold links that sign somebody in: only the program's own user may read them. */
async function writeLetter(folder: string, letter: Letter, composed: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const moment = letter.date.toISOString().replace(/[-:]|\.\d+/g, '')
  const name = `${moment}-${letter.messageId.replace(/[<>]|@.*/g, '')}.eml`
  const unfinished = path.join(folder, `.${name}.part`)
  await writeFile(unfinished, composed, { mode: 0o600 })
  await rename(unfinished, path.join(folder, name))
}

/** A 5xx answer about the letter or its recipient; one about our own sign-in can be mended by the office. */
function isForGood(error: unknown): boolean {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number }
  return ['EENVELOPE', 'EMESSAGE'].includes(code) && responseCode >= 500 && responseCode !== 530
}
