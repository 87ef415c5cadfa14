import { beforeAll, beforeEach, expect, it } from 'vitest'
import { delivered } from '#shared/domain/appearance/delivered.ts'
import { appearanceJobs } from '#server/features/appearance/jobs.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { enqueueDue } from '#server/platform/jobs/schedule.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { openDesigner, type Designer } from './support.ts'

const day = 86_400_000
const alt = { pl: 'Obraz', en: 'Picture' }

let office: TestOffice
let designer: Designer
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  office.clock.set('2026-11-21T11:00:00.000Z')
  await office.database.reset()
  designer = await openDesigner(office)
})

async function addPicture(name: string): Promise<number> {
  const { insertId } = await office.db.pool.query(
    `INSERT INTO appearance_pictures (hash, name, width, height, media_type, bytes, added_by, added_at)
     VALUES (?, ?, 1, 1, 'image/webp', '', ?, ?)`,
    [name.padEnd(16, '0').slice(0, 16), name, designer.accountId, toStored(office.clock.now())],
  )
  return insertId
}

async function runJobs(): Promise<string[]> {
  await enqueueDue(office, appearanceJobs, new Map())
  const runner = startRunner(office, { handlers: appearanceJobs })
  const waiting = () => office.db.pool.rows("SELECT id FROM jobs WHERE state <> 'done'")
  await expect.poll(async () => (await waiting()).length, { timeout: 15_000 }).toBe(0)
  await runner.stop()
  const left = await office.db.pool.rows<{ name: string }>('SELECT name FROM appearance_pictures ORDER BY id')
  return left.map(({ name }) => name)
}

it('pictures that no look names go after thirty days; those of every kept version and of the draft stay', async () => {
  const image = (pictureId: number) => ({ kind: 'image' as const, picture: { pictureId, alt } })
  const ids = []
  for (const name of ['logo', 'icon', 'block', 'place', 'planned', 'damaged', 'draft', 'unused'])
    ids.push(await addPicture(name))
  const [logo = 0, icon = 0, inBlock = 0, inPlace = 0, planned = 0, damaged = 0, inDraft = 0] = ids
  await designer.publish({ logo: { pictureId: damaged, alt } })
  await office.db.pool.query('UPDATE appearance_versions SET content = LEFT(content, LENGTH(content) - 3)')
  await designer.publish({
    ...{ logo: { pictureId: logo, alt }, faviconId: icon, blocks: [image(inBlock)] },
    places: { ...delivered.places, footer: [image(inPlace)] },
  })
  await designer.publish(delivered)
  const later = new Date(office.clock.now().getTime() + 40 * day).toISOString()
  const { version, versions } = await designer.publish({ blocks: [image(planned)] }, later)
  await designer.api.callOff({ version, versionId: versions[0]?.id ?? 0 })
  await designer.draft({ logo: { pictureId: inDraft, alt } })

  office.clock.set(new Date(office.clock.now().getTime() + 31 * day).toISOString())
  await addPicture('new')
  expect(await runJobs()).toEqual([
    ...['logo', 'icon', 'block', 'place', 'planned', 'damaged', 'draft', 'new'],
  ])
  expect(await eventsOf(office, 'appearance.picture-removed')).toMatchObject([
    { actorId: null, payload: { pictureId: ids[7], name: 'unused' } },
  ])
})
