export { queueMail, queueMails, type MailContext } from './queue-mail.ts'
