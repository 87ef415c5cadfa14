import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import type { Appearance } from '#shared/domain/appearance/schema.ts'
import { appearanceStaffRouter } from '#server/features/appearance/staff-router.ts'
import { currentAppearance } from '#server/features/appearance/index.ts'
import { router } from '#server/platform/trpc/init.ts'
import { callAs, type TestOffice } from '#test/support/caller.ts'
import { makeStaff } from '#test/support/people.ts'

export const staffRouters = router({ appearance: appearanceStaffRouter })

export type Designer = Awaited<ReturnType<typeof openDesigner>>

/** A window of a new member of staff who makes the portal look as it does. */
export async function openDesigner(office: TestOffice, group: BuiltInGroupCode = 'ADMINISTRATORS') {
  const { accountId } = await makeStaff(office, [group])
  const { api } = await callAs(office, staffRouters, { accountId, app: 'staff' })
  return {
    accountId,
    api: api.appearance,
    /** Saves a draft that differs from what is edited now. */
    async draft(given: Partial<Appearance>) {
      const { version, content } = await api.appearance.desk()
      return api.appearance.saveDraft({ version, content: { ...content, ...given } })
    },
    async publish(given: Partial<Appearance>, effectiveFrom: string | null = null) {
      const { version } = await this.draft(given)
      return api.appearance.publish({ version, effectiveFrom })
    },
  }
}

/** What the pages of the portal get at this moment. */
export const onShow = (office: TestOffice) =>
  currentAppearance({ sql: office.db.pool, log: office.log }, office.clock.now())
