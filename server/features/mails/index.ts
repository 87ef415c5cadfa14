export { queueMail, type MailContext, type NewMail } from './queue-mail.ts'
export type { MailParams, MailTemplate } from './templates.ts'
