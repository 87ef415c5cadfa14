import { z } from 'zod'

const databaseUrl = z
  .url({ protocol: /^mysql$/ })
  .describe('mysql://user:password@host:3306/okienko, or with ?socketPath=/path for a server on this machine')

const settings = z.object({
  DATABASE_URL: databaseUrl,
  DATABASE_ADMIN_URL: databaseUrl.optional(),
  HOST: z.string().min(1).default('127.0.0.1').describe('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3180).describe('3180'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('https://ebok.example.pl'),
  TRUST_PROXY: z
    .enum(['on', 'off'])
    .default('off')
    .describe('on (behind a reverse proxy that sets X-Forwarded-For) or off'),
  ROLES: z
    .string()
    .default('web,worker')
    .transform((roles) => roles.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['web', 'worker'])).min(1))
    .describe('web,worker'),
  FILES_DIR: z.string().min(1).default('.okienko/files').describe('/var/lib/okienko/files'),
  MAIL_DIR: z.string().min(1).default('.okienko/mails').describe('/var/lib/okienko/mails'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('smtps://user:password@mail.example.pl'),
  MAIL_FROM: z
    .string()
    .min(3)
    .default('Okienko <okienko@localhost>')
    .describe('Biuro Obsługi <bok@example.pl>'),
  OFFICE_NAME: z.string().min(1).max(120).default('Okienko').describe('Wodociągi Nadrzecze'),
  OFFICE_TIME_ZONE: z
    .string()
    .default('Europe/Warsaw')
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      'is not a time zone',
    )
    .describe('Europe/Warsaw'),
  STAFF_APP_IN_BROWSER: z.enum(['on', 'off']).default('off').describe('on or off'),
  PORTAL_DIR: z.string().min(1).default('dist/portal').describe('dist/portal'),
  OFFICE_DIR: z.string().min(1).default('dist/office').describe('dist/office'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10).describe('10'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').describe('info'),
})

export type Env = z.infer<typeof settings>

/** Under which address people open the office's pages; no slash at its end. */
export function officeAddress({ PUBLIC_URL, HOST, PORT }: Pick<Env, 'PUBLIC_URL' | 'HOST' | 'PORT'>): string {
  return (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/+$/, '')
}

/**
 * Reads the settings from environment variables. A wrong one ends in an error whose message names the variable,
 * says what is wrong with it and gives an example.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = settings.safeParse(given)
  if (read.success) return read.data
  const sentences = read.error.issues.map((issue) => {
    const name = String(issue.path[0])
    const example = settings.shape[name as keyof typeof settings.shape].description ?? ''
    const problem =
      name in given
        ? `${name}=${shown(name, given[name] ?? '')} is not accepted: ${issue.message}`
        : `${name} is not set`
    return `${problem}. Example: ${name}=${example}`
  })
  throw new Error(`Settings need a change before Okienko can start:\n  ${sentences.join('\n  ')}`)
}

function shown(name: string, value: string): string {
  return /URL$/.test(name) ? value.replace(/:\/\/[^@/]*@/, '://…@') : value
}
