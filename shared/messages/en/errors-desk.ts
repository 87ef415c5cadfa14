import type { ErrorCode } from '#shared/domain/kernel/errors.ts'

export const errorsDesk = {
  'task.due-in-past': 'The due date cannot be in the past. Choose today or later.',
  'task.assignee-same': 'This person already has the task.',
  'task.assignee-unknown': 'The task cannot be given to this person. Choose someone from the list.',
  'task.already-taken': '{by} already has this task.',
  'task.has-client': 'This request has a client already.',
  'case.not-found': 'There is no case with this number and code. Check both.',
  'report.too-many':
    'Too many messages came in a short time. Try again in {retryAfterMinutes} min, and call the office if it is urgent.',

  'service-point.dates-reversed': 'The service would end before it begins. Check both dates.',
  'service-point.number-taken': 'A service point with this number exists already. Check the number.',

  'account.reaches-others':
    'This account also reaches clients of other caretakers. Only an administrator can do this to it.',
  'account.beyond-rights': 'This takes rights you do not have yourself. Ask somebody who manages groups.',
  'account.own': 'This cannot be done to your own account. Ask another administrator.',
  'account.last-administrator': 'This is the last administrator. Give the role to someone else first.',
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

  'client.account-tab-closed': 'The Account tab is seen by the caretaker, the substitute and administrators.',
  'client.number-taken': 'A client with this number already exists. Check the number.',
  'client.nip-invalid': 'The NIP is not valid. Check its digits.',
  'client.regon-invalid': 'The REGON is not valid. Check its digits.',
  'client.pesel-invalid': 'The PESEL is not valid. Check its digits.',
  'client.caretaker-unknown': 'There is no such caretaker. Choose someone from the list.',
  'client.merge-same': 'A record cannot be merged with itself. Choose another one.',
  'client.merge-family':
    'There are clients between these two records that belong to them. Change first to whom they belong.',
  'client.parent-unknown': 'The client that this one should belong to is not there. Choose another one.',
  'client.parent-ring': 'This client cannot belong to itself or to somebody who belongs to it.',
  'client.parent-too-deep': 'Clients can stand one above the other on {most} levels at most.',

  'contact.not-found': 'There is no such contact.',
  'contact.empty':
    'Enter a name, a telephone, an e-mail or an address: without them the contact leads to nobody.',

  'attribute.not-found': 'There is no such attribute.',
  'attribute.name-taken': 'An attribute with this name exists already. Choose another name.',
  'attribute.too-many': 'There can be at most {most} attributes. Retire those that nobody fills in.',
  'attribute.choices-missing': 'A choice needs at least two different options.',
  'attribute.choice-used': 'The option “{choice}” cannot be removed: clients that have it: {count}.',
  'attribute.retired': 'The attribute “{name}” is out of use. It can only be cleared.',

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

  'window.no-such-day': 'The calendar has no such day or time. Choose the nearest possible one.',
  'window.in-gap':
    'There will be no such time: the clocks go forward on that day. Choose the nearest possible one.',
  'window.reversed': 'The end must be later than the beginning. Choose a later end.',
  'window.too-early': 'That is too far in the past. Choose a date from the year 2000 on.',
  'window.too-late': 'That is too far ahead. Choose a date before the end of the year 2100.',
  'window.endless-repeat': 'What repeats must end each time. Say when it ends.',
  'window.too-many': 'That makes more than {most} repeats. Choose an earlier last day.',

  'publication.nothing-open': 'This publication has no draft. Reload it and begin the change anew.',
  'publication.page-exists': 'There is such a page already. Open it and change its text.',
  'publication.title-missing': 'Write a Polish title; without one it can’t be published.',
  'publication.alt-missing':
    'Describe every picture in words, so that people who can’t see it understand it too.',
  'publication.template-missing': 'Add the file of the template; without it there is nothing to download.',
  'publication.works-missing': 'Say when the works begin.',
  'publication.works-reversed': 'The works end before they begin. Correct one of the dates.',
  'publication.review-needed': 'Hand the draft in for review before it is published.',
  'publication.second-person': 'Somebody else than its writer has to approve it.',
  'publication.withdrawn-already': 'This publication has been withdrawn already.',
  'publication.never-shown': 'This publication was never approved. Discard its draft instead.',
  'publication.not-planned':
    'This change can no longer be called off: it is shown, or somebody has done it already.',
  'publication.draft-exists':
    'This publication already has a draft. Publish it or give it up first, then call the planned change off.',
  'publication.not-told': 'Readers can be notified of news and notices.',
  'publication.group-unknown': 'A chosen group is gone. Choose the audience again.',

  'appearance.colour-unreadable':
    'White words on {colour} would be unreadable: a contrast of {ratio} instead of {least}. The nearest readable colour is {nearest}.',
  'appearance.nothing-to-publish': 'There is nothing to publish. Change something and save the draft.',
  'appearance.in-the-past': 'That moment has passed. Choose a later one or publish at once.',
  'appearance.version-unknown': 'There is no such version of the look.',
  'appearance.not-planned': 'This version no longer waits for its time, so it cannot be called off.',
  'appearance.picture-unknown': 'This picture is no longer there. Send it again.',
  'picture.too-large': 'The picture is too large. It may have 5 MB at most.',
  'picture.too-many-dots': 'The picture has too many dots. Make it smaller, to 24 million dots at most.',
  'picture.unreadable': 'This file cannot be read as a picture. Send PNG, JPEG, WebP or SVG.',
  'picture.active': 'This SVG file holds a script or refers to other files. Save it as a plain drawing.',
} as const satisfies Partial<Readonly<Record<ErrorCode, string>>>
