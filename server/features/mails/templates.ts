import type { TaskStatus } from '#shared/domain/tasks/schema.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'
import { mailCatalogues, type MailTexts } from '#shared/messages/mails-catalogue.ts'
import { createTranslator, type Translator } from '#shared/messages/translator.ts'

/** What each letter is filled with. Links are whole addresses; `until` is the instant at which a link ends. */
export interface MailParams {
  activation: { login: string; link: string; until: Date }
  'password-reset': { login: string; link: string; until: Date }
  /** `until`: when the access ends, null when it does not. */
  'delegate-granted': { client: string; link: string; until: Date | null }
  'document-arrived': { title: string; link: string }
  'request-changed': ChangedRequest
  /** The same to whoever reported it without an account. */
  'case-changed': ChangedRequest
  'case-received': { number: string; link: string }
  'outage-live': { title: string; summary: string; from: Date | null; until: Date | null; link: string }
  'news-live': { title: string; summary: string; link: string }
}
export type MailTemplate = keyof MailParams

interface ChangedRequest {
  readonly number: string
  readonly title: string
  readonly status: TaskStatus
  readonly isAnswered: boolean
  readonly link: string
}

interface Sender {
  readonly officeName: string
  readonly timeZone: string
  /** Where letters like this one are stopped, for those that may be. */
  readonly stopLink: string
}

interface Written {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

type T = Translator<MailTexts>

const writers: {
  [Template in MailTemplate]: (
    params: MailParams[Template],
    to: { words: T; office: string; stopLink: string },
  ) => Written
} = {
  activation: ({ login, link, until }, { words: { t, dateTime }, office }) => ({
    subject: t('mail.activation.subject', { office }),
    paragraphs: [
      t('mail.activation.why', { office, login }),
      t('mail.activation.how'),
      link,
      t('mail.link-until', { until: dateTime(until) }),
      t('mail.activation.unexpected'),
    ],
  }),
  'password-reset': ({ login, link, until }, { words: { t, dateTime }, office }) => ({
    subject: t('mail.password-reset.subject', { office }),
    paragraphs: [
      t('mail.password-reset.why', { login }),
      t('mail.password-reset.how'),
      link,
      t('mail.link-until', { until: dateTime(until) }),
      t('mail.password-reset.unexpected'),
    ],
  }),
  'delegate-granted': ({ client, link, until }, { words: { t, dateTime }, office }) => ({
    subject: t('mail.delegate.subject', { office }),
    paragraphs: [
      t('mail.delegate.why', { client, office }),
      ...(until === null ? [] : [t('mail.delegate.until', { until: dateTime(until) })]),
      t('mail.delegate.how'),
      link,
    ],
  }),
  'document-arrived': ({ title, link }, { words: { t }, office }) => ({
    subject: t('mail.document.subject', { office }),
    paragraphs: [t('mail.document.why', { title }), t('mail.document.how'), link],
  }),
  'request-changed': (params, { words }) => changedRequest(params, words, words.t('mail.request.how')),
  'case-changed': (params, { words }) => changedRequest(params, words, words.t('mail.case.how')),
  'case-received': ({ number, link }, { words: { t }, office }) => ({
    subject: t('mail.case.subject', { office, number }),
    paragraphs: [
      t('mail.case.why', { office, number }),
      t('mail.case.how'),
      link,
      t('mail.case.secret'),
      t('mail.case.unexpected'),
    ],
  }),
  'outage-live': ({ title, summary, from, until, link }, { words: { t, dateTime }, office, stopLink }) => ({
    subject: t('mail.outage.subject', { title }),
    paragraphs: [
      t('mail.outage.why', { office, title }),
      ...(summary === '' ? [] : [summary]),
      ...(from === null ? [] : [t('mail.outage.from', { from: dateTime(from) })]),
      ...(until === null ? [] : [t('mail.outage.until', { until: dateTime(until) })]),
      t('mail.publication.how'),
      link,
      t('mail.outage.stop'),
      stopLink,
    ],
  }),
  'news-live': ({ title, summary, link }, { words: { t }, office, stopLink }) => ({
    subject: t('mail.news.subject', { office, title }),
    paragraphs: [
      t('mail.news.why', { office, title }),
      ...(summary === '' ? [] : [summary]),
      t('mail.publication.how'),
      link,
      t('mail.news.stop'),
      stopLink,
    ],
  }),
}

function changedRequest(params: ChangedRequest, { t }: T, how: string): Written {
  const { number, title, status, isAnswered, link } = params
  return {
    subject: t(isAnswered ? 'mail.request.subject-answered' : 'mail.request.subject-moved', { number }),
    paragraphs: [
      t(isAnswered ? 'mail.request.answered' : 'mail.request.moved', { number, title }),
      t('mail.request.status', { status: t(`mail.request.status.${status}`) }),
      how,
      link,
    ],
  }
}

/** Writes a letter as plain text: paragraphs with an empty line between them, each address on a line of its own. */
export function writeMail<Template extends MailTemplate>(
  mail: { template: Template; params: MailParams[Template]; language: Language },
  sender: Sender,
): { subject: string; text: string } {
  const { template, params, language } = mail
  const words = createTranslator(mailCatalogues[language], language, { timeZone: sender.timeZone })
  const { subject, paragraphs } = writers[template](params, {
    ...{ words, office: sender.officeName, stopLink: sender.stopLink },
  })
  const whole = [
    words.t('mail.greeting'),
    ...paragraphs,
    words.t('mail.signature', { office: sender.officeName }),
  ]
  return { subject, text: `${whole.join('\n\n')}\n` }
}

/** The same letter in simple HTML. Whatever a person once typed is escaped. */
export function toHtml(text: string, language: Language): string {
  const paragraphs = text
    .trim()
    .split('\n\n')
    .map((paragraph) => `<p>${isAddress(paragraph) ? toLink(paragraph) : escape(paragraph)}</p>`)
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><body style="${bodyStyle}">${paragraphs.join('')}</body></html>`
}

const bodyStyle = 'max-width:36em;margin:1em;font:16px/1.5 system-ui,sans-serif;color:#151b24'

function isAddress(paragraph: string): boolean {
  return /^https?:\/\/[^\s"<>]+$/.test(paragraph)
}

function toLink(address: string): string {
  return `<a href="${escape(address)}" style="color:#0b4a5c;overflow-wrap:anywhere">${escape(address)}</a>`
}

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign).replaceAll('\n', '<br>')
}
