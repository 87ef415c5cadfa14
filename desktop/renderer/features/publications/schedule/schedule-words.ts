import type { ScheduledPublication, ScheduleFinding } from '#shared/domain/publications/schedule.ts'
import type { TypedWindow } from '#shared/domain/publications/windows.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { Bar } from './bars.ts'

type Words = Translator<DesktopTexts>

export const titleIn = (words: Words, title: ScheduledPublication['title']): string =>
  title[words.language] || title.pl || words.t('schedule.untitled')

/** `pon., 23 lis, 08:00`; the time is already that of the office. */
const said = ({ weekday }: Words, time: string): string => `${weekday(time.slice(0, 10))}, ${time.slice(11)}`

function typedWords(words: Words, { from, until }: TypedWindow): string {
  if (until === null) return words.t('publication.from', { from: said(words, from) })
  return words.t('publication.from-until', { from: said(words, from), until: said(words, until) })
}

/** Everything a bar shows by its colour and place. */
export function barWords(words: Words, { item, typed }: Bar): string {
  const state = words.t(`publication.state.${item.state}`)
  return [titleIn(words, item.title), state, typedWords(words, typed)].join(', ')
}

export function findingWords(words: Words, finding: ScheduleFinding): string {
  const title = titleIn(words, finding.title)
  const other = finding.other ? titleIn(words, finding.other.title) : ''
  const when = finding.at === null ? '' : words.dateTime(finding.at)
  return words.t(`schedule.finding.${finding.kind}`, { title, other, when, link: finding.link ?? '' })
}
