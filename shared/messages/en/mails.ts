import type { Translated } from '../message.ts'
import type { mails as polish } from '../pl/mails.ts'

export const mails = {
  'mail.greeting': 'Hello,',
  'mail.signature': '{office}\nThis message was sent automatically.',
  'mail.link-until': 'The address works once, until {until}.',

  'mail.activation.subject': '{office}: your account in the portal',
  'mail.activation.why':
    'we have made an account for you in the client portal of {office}. Your login: {login}',
  'mail.activation.how': 'To set a password and start using the account, open this address:',
  'mail.activation.unexpected':
    'If this is a mistake there is nothing to do: without a password nobody can sign in to the account.',

  'mail.password-reset.subject': '{office}: a new password',
  'mail.password-reset.why': 'somebody has asked for a new password for the account {login}.',
  'mail.password-reset.how': 'To set it, open this address:',
  'mail.password-reset.unexpected':
    'If it was not you there is nothing to do: the present password still works.',

  'mail.delegate.subject': '{office}: you have access to a client’s data',
  'mail.delegate.why': 'you can now act for a client in the client portal of “{office}”: {client}.',
  'mail.delegate.until': 'The access ends {until}.',
  'mail.delegate.how': 'Sign in to your account:',

  'mail.document.subject': '{office}: a new document',
  'mail.document.why': 'a new document waits for you in the portal: {title}.',
  'mail.document.how': 'You can download it here:',

  'mail.outage.subject': 'Interruption of service: {title}',
  'mail.outage.why': '{office} lets you know: {title}.',
  'mail.outage.from': 'Works begin: {from}.',
  'mail.outage.until': 'Expected end: {until}.',
  'mail.outage.stop': 'Rather no letters about outages? Unsubscribe with one click:',
  'mail.news.subject': '{office}: {title}',
  'mail.news.why': '{office} lets you know: {title}.',
  'mail.news.stop': 'Rather no letters with news? Unsubscribe with one click:',
  'mail.publication.how': 'You can read all of it here:',

  'mail.request.subject-answered': 'Request {number}: there is an answer',
  'mail.request.subject-moved': 'Request {number}: a new state',
  'mail.request.answered': 'the office has answered your request {number} “{title}”.',
  'mail.request.moved': 'your request {number} “{title}” has a new state.',
  'mail.request.status': 'State of the request: {status}.',
  'mail.request.how': 'The details are in the portal, where you can also answer:',
  'mail.request.status.new': 'new',
  'mail.request.status.in-progress': 'in progress',
  'mail.request.status.waiting': 'waiting for your answer',
  'mail.request.status.resolved': 'resolved',
  'mail.request.status.closed': 'closed',
  'mail.request.status.rejected': 'rejected',
  'mail.case.subject': '{office}: report {number} received',
  'mail.case.why':
    '{office} has received your report made without an account. The number of the case: {number}.',
  'mail.case.how':
    'The status of the case and the answers are in the portal. Enter the number and the secret code; you can also add something there:',
  'mail.case.secret':
    'We showed the secret code when the report was sent. It is not in this letter, so that nobody else can read the case.',
  'mail.case.unexpected':
    'If the report is not yours, somebody gave your address by mistake. You can ignore this letter.',
} satisfies Translated<typeof polish>
