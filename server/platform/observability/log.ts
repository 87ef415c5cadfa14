import { pino, type Logger } from 'pino'

export type Log = Logger

/** The program's own log: JSON lines on standard error, without personal data and secrets. */
export function openLog(level: string): Log {
  return pino(
    { level, base: null, redact: ['password', 'token', 'authorization', 'cookie'] },
    pino.destination(2),
  )
}
