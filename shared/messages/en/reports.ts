import type { Translated } from '../message.ts'
import type { reports as polish } from '../pl/reports.ts'

/** Two pages for people without an account: one to report, one to see how a case stands. They load these texts. */
export const reports = {
  'report.lead':
    'You need no account and need not be our client. After sending you get the number of your case and a secret code to check how it stands.',
  'report.closed':
    'The office takes no reports without an account at the moment. Sign in, or call the office.',
  'report.type': 'What it is about',
  'report.choose': 'Choose',
  'report.subject': 'What is happening',
  'report.subject-hint': 'A few words, such as water running over the pavement.',
  'report.place': 'Where it is',
  'report.place-hint': 'Street, number and town, or a description of the place.',
  'report.description': 'Details',
  'report.description-hint': 'Since when, how serious it is, whether anybody is in danger.',
  'report.contact': 'How to reach you',
  'report.contact-why':
    'You do not have to tell. With a telephone number we can ask about the place sooner, and to an e-mail address we send a receipt and our answers. We use it for this case alone.',
  'report.name': 'Your name',
  'report.phone': 'Telephone',
  'report.email': 'E-mail address',
  'report.send': 'Send the report',
  'report.problem.type': 'Choose what the report is about.',
  'report.problem.title': 'Say in a few words what is happening.',
  'report.problem.place': 'Say where it is.',
  'report.problem.description': 'Describe it, be it in one sentence.',
  'report.problem.email': 'Check the e-mail address, such as jan@example.pl.',
  'report.arrived-before':
    'This report has reached us already with other words. Reload the page to report something else.',
  'report.too-many':
    'Too many messages came in a short time. Try again in {minutes} min, and call the office if it is urgent.',
  'report.done': 'Report received',
  'report.done-lead':
    'Keep the number and the secret code: we show them only now. Nobody, not even the office, can read the code later.',
  'report.number': 'Number of the case',
  'report.secret': 'Secret code',
  'report.copy': 'Copy number and code',
  'report.copied': 'Copied',
  'report.print': 'Print',
  'report.to-case': 'Check the status of the case',
  'report.another': 'Report something else',
  'report.mailed': 'We have sent a receipt with the number, without the code, to {email}.',

  'case.lead':
    'Enter the number of the case and the secret code that we showed after a report without an account was sent.',
  'case.number-hint': 'Such as 2026/000123.',
  'case.secret-hint': '12 letters and digits. Dashes and upper or lower case do not matter.',
  'case.show': 'Show the case',
  'case.problem.number': 'Enter the number of the case.',
  'case.problem.secret': 'Enter the whole code: it has 12 letters and digits.',
  'case.not-found': 'There is no case with this number and code. Check both.',
  'case.resolved': 'We consider the matter settled. If anything is missing, add it below.',
  'case.is': 'Case {number}',
  'case.place': 'Place',
  'case.yours': 'Your report',
  'case.you': 'You',
  'case.client': 'Client',
  'case.conversation': 'Messages',
  'case.earlier': 'There are earlier entries too. The office tells you of them when asked.',
  'case.refresh': 'Check again',
  'case.other': 'Close this case',
  'case.reply': 'Add something to the case',
  'case.reply-empty': 'Write what you want to add.',
  'case.send': 'Send',
  'case.sent': 'Sent.',
  'case.ended': 'The case is closed. If the problem is back, report it once more.',
  'case.unsent': 'This was not sent:',
} as const satisfies Translated<typeof polish>
