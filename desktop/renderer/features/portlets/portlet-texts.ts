import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { OwnPortlet, PortletSettings } from '#shared/domain/portlets/schema.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

import type { PortletLook } from './portlet-differences.ts'

type Words = Translator<DesktopTexts>

/** What a portlet is called: the title the office gave it, else its own. */
export function titleOf(words: Words, portlet: PortletName, settings: PortletSettings = {}): string {
  return settings.title?.[words.language] ?? words.t(`portlet.title.${portlet}`)
}

/** What a group says of a portlet: on, off, or nothing, so that the parent decides. */
export function choiceText({ t }: Words, word: OwnPortlet | null): string {
  if (!word) return t('portlet-editor.conflict.inherit')
  return t(word.isOn ? 'portlet-editor.choice.on' : 'portlet-editor.choice.off')
}

/** The settings of a portlet in a line: `5 items, 2 kinds of request`. */
export function settingsText(
  words: Words,
  { title, rows, taskTypeIds, documentKinds }: PortletSettings,
): string {
  const { t, language } = words
  const said = [
    title ? t('portlet-editor.settings-said.title', { title: title[language] }) : null,
    rows === undefined ? null : t('portlet-editor.settings-said.rows', { count: rows }),
    taskTypeIds ? t('portlet-editor.settings-said.types', { count: taskTypeIds.length }) : null,
    documentKinds ? t('portlet-editor.settings-said.kinds', { count: documentKinds.length }) : null,
  ]
  return said.filter(Boolean).join(', ') || t('portlet-editor.settings-said.none')
}

/** How a portlet looks in a group, in a line; off where the group does not show it. */
export function lookText(words: Words, look: PortletLook | null): string {
  const { t } = words
  if (!look) return t('portlet-editor.compare.off')
  const width = t(`portlet-editor.width.${look.width}`).toLocaleLowerCase(words.language)
  const where = t('portlet-editor.compare.on', { place: look.place, width })
  const settings = settingsText(words, look.settings)
  return settings === t('portlet-editor.settings-said.none') ? where : `${where}, ${settings}`
}
