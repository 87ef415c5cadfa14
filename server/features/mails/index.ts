export { findLetter } from './stopping.ts'
export { queueMail, queueMails, type MailContext } from './queue-mail.ts'
