export { queueMail, type MailContext } from './queue-mail.ts'
