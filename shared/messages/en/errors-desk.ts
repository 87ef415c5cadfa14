import type { ErrorCode } from '#shared/domain/kernel/errors.ts'

export const errorsDesk = {
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
