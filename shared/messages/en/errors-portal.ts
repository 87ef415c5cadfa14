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
  'account.last-administrator': 'This is the last administrator. Give the role to someone else first.',
  'account.own': 'This cannot be done to your own account. Ask another administrator.',
  'account.beyond-rights': 'This takes rights you do not have yourself. Ask somebody who manages groups.',
  'account.group-missing': 'An account has to be in at least one group. Add another one first.',
  'account.group-of-other-kind':
    'An account of staff cannot be in a group of clients, nor the other way round.',
  'account.import-changed': 'Something has changed since the file was checked. Look at the result again.',
  'account.import-empty': 'There is no line in the file that an account can be made from.',
  'group.not-found': 'There is no such group.',
  'group.name-taken': 'There is a group with this name already. Choose another one.',
  'group.parent-unknown': 'The chosen parent group is gone. Choose another one from the list.',
  'group.kind-differs': 'Groups of staff and groups of clients can be neither joined nor compared.',
  'group.makes-ring': 'The chosen group inherits from this one. A group cannot inherit from itself.',
  'group.permission-of-other-kind':
    'This permission cannot be given here: clients have other permissions than staff.',
  'group.built-in': 'The group “{name}” is built in and cannot be removed. Its permissions can be changed.',
  'group.has-members': 'Accounts belong to the group “{name}” ({members}). Move them to another group first.',
  'group.has-children': 'Other groups inherit from this one. Choose what becomes of them.',
  'group.in-use': 'The group “{name}” cannot be removed: tasks or something else still go to it.',

  'account.reaches-others':
    'This account also reaches clients of other caretakers. Only an administrator can do this to it.',
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
  'client.number-taken': 'A client with this number already exists. Check the number.',
  'client.nip-invalid': 'The NIP is not valid. Check its digits.',
  'client.regon-invalid': 'The REGON is not valid. Check its digits.',
  'client.pesel-invalid': 'The PESEL is not valid. Check its digits.',
  'client.account-tab-closed': 'The Account tab is seen by the caretaker, the substitute and administrators.',
  'client.caretaker-unknown': 'There is no such caretaker. Choose someone from the list.',
  'client.merge-same': 'A record cannot be merged with itself. Choose another one.',
  'client.merge-family':
    'There are clients between these two records that belong to them. Change first to whom they belong.',
  'client.parent-unknown': 'The client that this one should belong to is not there. Choose another one.',
  'client.parent-ring': 'This client cannot belong to itself or to somebody who belongs to it.',
  'client.parent-too-deep': 'Clients can stand one above the other on {most} levels at most.',
  'service-point.not-found': 'There is no such service point.',
  'service-point.number-taken': 'A service point with this number exists already. Check the number.',
  'service-point.dates-reversed': 'The service would end before it begins. Check both dates.',
  'contact.not-found': 'There is no such contact.',
  'contact.empty':
    'Enter a name, a telephone, an e-mail or an address: without them the contact leads to nobody.',
  'attribute.not-found': 'There is no such attribute.',
  'attribute.name-taken': 'An attribute with this name exists already. Choose another name.',
  'attribute.too-many': 'There can be at most {most} attributes. Retire those that nobody fills in.',
  'attribute.choices-missing': 'A choice needs at least two different options.',
  'attribute.choice-used': 'The option “{choice}” cannot be removed: clients that have it: {count}.',
  'attribute.retired': 'The attribute “{name}” is out of use. It can only be cleared.',

  'portlet.not-permitted':
    'The group lacks the permission this portlet needs. Give it to the group or switch the portlet off.',

  'task.not-found': 'There is no such task.',
  'task.already-taken': '{by} already has this task.',
  'task.move-not-allowed':
    'The task cannot be moved like this from its present state. Refresh it to see what is possible.',
  'task.ended': 'This task has ended. Open it again to change anything.',
  'task.assignee-unknown': 'The task cannot be given to this person. Choose someone from the list.',
  'task.assignee-same': 'This person already has the task.',
  'task.reason-missing': 'Write the reason; the change is not saved without it.',
  'task.type-unknown': 'There is no such type of task. Choose one from the list.',
  'task.type-not-offered':
    'Such a request cannot be filed from this account. Choose another type or contact the office.',
  'task.due-in-past': 'The due date cannot be in the past. Choose today or later.',

  'document.not-found': 'There is no such document.',
  'document.kind-unknown': 'There is no such kind of document. Choose one from the list.',
  'document.kind-not-offered':
    'Such a document cannot be sent from this account. Choose another kind or contact the office.',
  'document.withdrawn-already': 'This document has been taken back already.',
  'document.sending-ended': 'This sending has ended already. You can take it back.',
  'document.sending-withdrawing': 'This sending is being taken back right now.',
  'document.nothing-to-withdraw': 'There is nothing left to take back.',
  'document.nobody': 'There is no client in this group, so nobody would get the document.',
  'document.group-unknown': 'This group of clients is not there any more. Choose another one.',
  'document.list-empty': 'There is no right line in the list, so there is nothing to send.',
  'document.list-changed': 'Something has changed since the list was checked. Check it again.',

  'document-kind.name-taken': 'A kind of document with this name exists already. Choose another name.',
  'document-kind.too-many': 'There can be at most {most} kinds. Retire those that nobody uses.',
  'document-kind.nobody-sends': 'Say who sends such documents: the client, the office or both.',
  'document-kind.used':
    'There are documents of the kind “{name}”, so it cannot be deleted. Take it out of use.',

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
