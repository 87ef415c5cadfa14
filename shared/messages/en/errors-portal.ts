import type { ErrorCode } from '#shared/domain/kernel/errors.ts'

export const errorsPortal = {
  'input.invalid': 'Correct the marked fields and try again.',
  'page.cursor-invalid': 'This list has changed meanwhile. Load it from the beginning.',
  'row.stale': 'Someone changed this meanwhile. Look at the new version and decide what stays.',
  'request.key-reused': 'The same form was already sent with other content. Reload the page and try again.',
  'request.too-many': 'Too many attempts in a short time. Wait a moment and try again.',
  'request.origin-refused':
    'The request came from another site and was refused. Open the program at its own address.',
  'permission.missing': 'You do not have the right to do this. An administrator can give it to you.',
  'session.missing': 'Sign in to go on.',
  'session.expired': 'Your session has ended. Enter your password to go on; what you typed stays.',
  'server.fault': 'Something went wrong on the server. Try again; if it repeats, tell us the request number.',
  'server.unreachable':
    'There is no connection to the server. What you typed stays on this device; try again in a moment.',
  'server.busy': 'The server is overloaded right now. Try again in a moment.',
  'database.unavailable':
    'The database is unavailable for the moment. What you typed stays; try again shortly.',
  'client.too-old': 'This version of the program is too old for the server. Install a newer one.',
  'procedure.not-found': 'The server does not know this action. Reload the page or update the program.',

  'account.not-found': 'There is no such account.',
  'account.wrong-login-or-password': 'The login or the password is wrong. Check both and try again.',
  'account.locked-for-now':
    'After several failed attempts you have to wait {retryAfterSeconds} s more. Then try again.',
  'account.login-taken': 'This login is taken. Choose another.',
  'account.password-too-short': 'The password is too short. Use at least {least} characters.',
  'account.password-too-common':
    'This password is easy to guess. Choose another, for example a few unrelated words.',
  'account.password-same': 'The new password is the same as the present one. Choose another.',
  'account.password-wrong': 'The present password is wrong. Type it again.',
  'account.password-must-change': 'Set a password of your own before you go on.',
  'account.link-invalid': 'This link has expired or was already used. Ask for a new one.',
  'account.disabled': 'This account is disabled. Contact the office.',
  'account.email-missing': 'A link needs an e-mail address to go to. Add one or give a first password.',

  'account.already-of-client': 'This account belongs to the client already.',
  'delegate.already-granted': 'This person has access already. Change the access they have.',
  'delegate.too-many':
    'A client can have at most {most} delegates. Take away an access that is not needed any more.',
  'delegate.too-many-today':
    'This account can give access at most {most} times a day. Give the next one tomorrow or call the office.',
  'delegate.login-unknown':
    'There is no account with this login. Give an e-mail address to send an invitation to.',
  'delegate.until-in-past': 'The last day of the access has passed. Choose today or a later day.',
  'activation.refused':
    'The client number and the proof do not fit, or the code has expired. Check both, or call the office.',
  'activation.proof-not-taken': 'The office does not take this proof. Ask the office for an activation code.',
  'activation.proof-awaited': 'This proof can be taken once billing is connected.',

  'client.not-found': 'There is no such client.',
  'service-point.not-found': 'There is no such service point.',

  'portlet.not-permitted':
    'The group lacks the permission this portlet needs. Give it to the group or switch the portlet off.',

  'task.not-found': 'There is no such task.',
  'task.move-not-allowed':
    'The task cannot be moved like this from its present state. Refresh it to see what is possible.',
  'task.ended': 'This task has ended. Open it again to change anything.',
  'task.reason-missing': 'Write the reason; the change is not saved without it.',
  'task.type-unknown': 'There is no such type of task. Choose one from the list.',
  'task.type-not-offered':
    'Such a request cannot be filed from this account. Choose another type or contact the office.',

  'document.not-found': 'There is no such document.',
  'document.kind-unknown': 'There is no such kind of document. Choose one from the list.',
  'document.kind-not-offered':
    'Such a document cannot be sent from this account. Choose another kind or contact the office.',

  'publication.not-found': 'This publication is gone, or there never was one.',
  'file.not-found': 'There is no such file.',
  'file.too-large': 'The file is too large. The most is 25 MB; make it smaller or split it.',
  'file.empty': 'The file is empty. Choose another.',
  'file.type-not-allowed': 'We do not accept such files. Send one of these kinds: {allowed}.',
  'file.type-mismatch':
    'The content of the file does not match its name. Save it again and send it once more.',
  'file.name-missing': 'The file has no name. Name it and send it once more.',
  'file.duplicate': 'The file {name} is already attached.',
  'file.too-many': 'Too many files at once, {most} are allowed. Remove those you do not need.',
  'file.interrupted': 'Sending the file was interrupted. Send it once more.',
} as const satisfies Partial<Readonly<Record<ErrorCode, string>>>
