import { describe, expect, it } from 'vitest'
import { formOf, problemsOf, settingsFrom } from '#desktop/renderer/features/portlets/portlet-settings.ts'

describe('the settings of a portlet', () => {
  it('come back from the form as they went in', () => {
    const settings = {
      title: { pl: 'Zgłoś awarię', en: 'Report a failure' },
      rows: 7,
      taskTypeIds: [2, 3],
      documentKinds: ['contract'],
    }
    expect(settingsFrom(formOf(settings))).toEqual(settings)
    expect(settingsFrom(formOf({ title: null }))).toEqual({})
  })

  it('need a title in both languages, a number from 1 to 20 and at least one kind', () => {
    const form = formOf({})
    expect(problemsOf(form)).toEqual({})
    expect(problemsOf({ ...form, titlePl: 'Awarie' })).toEqual({ titleEn: 'title-both' })
    expect(problemsOf({ ...form, titleEn: 'Failures' })).toEqual({ titlePl: 'title-both' })
    for (const rows of ['0', '21', '3.5', 'x'])
      expect(problemsOf({ ...form, rows }), rows).toEqual({ rows: 'rows-wrong' })
    expect(problemsOf({ ...form, rows: ' 20 ' })).toEqual({})
    expect(problemsOf({ ...form, taskTypeIds: [], documentKinds: [] })).toEqual({
      taskTypeIds: 'none-chosen',
      documentKinds: 'none-chosen',
    })
  })
})
