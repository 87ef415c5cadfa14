import * as z from 'zod/mini'
import { staffGroup } from '#shared/domain/accounts/schema.ts'
import {
  forStaffInput,
  getForStaffInput,
  previewInput,
  publicItem,
  publicItemPage,
  publicPublication,
} from '#shared/domain/publications/public.ts'
import { schedule, scheduleFinding, scheduleInput } from '#shared/domain/publications/schedule.ts'
import {
  callOffInput,
  createPublicationInput,
  editor,
  editorsInput,
  listPublicationsInput,
  ofPublicationInput,
  ofVersionInput,
  openVersionInput,
  publication,
  publicationPage,
  publicationSettings,
  publicationVersion,
  publishInput,
  publishSetInput,
  restoreVersionInput,
  saveDraftInput,
  setAudienceInput,
  setTellingInput,
  setWindowsInput,
  templateDocumentKind,
  versionRow,
  withdrawPublicationInput,
} from '#shared/domain/publications/schema.ts'
import { fileInput } from '#shared/domain/tasks/schema.ts'
import { removeUpload } from '#server/platform/files/remove-upload.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { router } from '#server/platform/trpc/init.ts'
import { getForStaff, listForStaff, previewPublications } from './client-queries.ts'
import { callOff } from './commands/call-off.ts'
import { createPublication } from './commands/create-publication.ts'
import { discardDraft } from './commands/discard-draft.ts'
import { noteEditor } from './commands/editors.ts'
import { publish, publishSet } from './commands/publish.ts'
import { restoreVersion, saveDraft } from './commands/save-draft.ts'
import { setAudience } from './commands/set-audience.ts'
import { setSettings } from './commands/set-settings.ts'
import { setTelling } from './commands/set-telling.ts'
import { setWindows } from './commands/set-windows.ts'
import { submitDraft } from './commands/submit-draft.ts'
import { withdrawPublication } from './commands/withdraw-publication.ts'
import { listDocumentKinds, listPublicationsOfOffice, listReaderGroups } from './list-queries.ts'
import { getPublicationOfOffice, getVersion, listVersions } from './queries.ts'
import { readFindings } from './schedule/read-findings.ts'
import { readSchedule } from './schedule/read-schedule.ts'
import { readSettings } from './settings.ts'

/** A change of a publication answers it as it is then. */
const changing =
  <Input extends { publicationId: number }>(change: (ctx: CommandContext, input: Input) => Promise<void>) =>
  async ({ ctx, input }: { ctx: CommandContext; input: Input }) => {
    await change(ctx, input)
    return getPublicationOfOffice(ctx, input.publicationId)
  }

export const publicationsStaffRouter = router({
  list: query('publication.read')
    .input(listPublicationsInput)
    .output(publicationPage)
    .query(({ ctx, input }) => listPublicationsOfOffice(ctx.sql, ctx.now(), input)),

  get: query('publication.read')
    .input(ofPublicationInput)
    .output(publication)
    .query(({ ctx, input }) => getPublicationOfOffice(ctx, input.publicationId)),

  versions: query('publication.read')
    .input(ofPublicationInput)
    .output(z.array(versionRow))
    .query(({ ctx, input }) => listVersions(ctx.sql, input.publicationId)),

  version: query('publication.read')
    .input(ofVersionInput)
    .output(publicationVersion)
    .query(({ ctx, input }) => getVersion(ctx.sql, input)),

  preview: query('publication.read')
    .input(previewInput)
    .output(z.object({ items: z.array(publicItem) }))
    .query(({ ctx, input }) => previewPublications(ctx, input)),

  schedule: query('publication.read')
    .input(scheduleInput)
    .output(schedule)
    .query(({ ctx, input }) => readSchedule(ctx, input)),

  findings: query('publication.read')
    .input(scheduleInput)
    .output(z.array(scheduleFinding))
    .query(({ ctx, input }) => readFindings(ctx, input)),

  groups: query('publication.read')
    .output(z.array(staffGroup))
    .query(({ ctx }) => listReaderGroups(ctx.sql)),

  documentKinds: query('publication.read')
    .output(z.array(templateDocumentKind))
    .query(({ ctx }) => listDocumentKinds(ctx.sql)),

  forMe: query('signed-in')
    .input(forStaffInput)
    .output(publicItemPage)
    .query(({ ctx, input }) => listForStaff(ctx, input)),

  getForMe: query('signed-in')
    .input(getForStaffInput)
    .output(publicPublication)
    .query(({ ctx, input }) => getForStaff(ctx, input)),

  settings: query('publication.read')
    .output(publicationSettings)
    .query(({ ctx }) => readSettings(ctx.sql)),

  create: command('publication.edit')
    .input(createPublicationInput)
    .output(publication)
    .mutation(async ({ ctx, input }) => getPublicationOfOffice(ctx, await createPublication(ctx, input))),

  saveDraft: command('publication.edit')
    .input(saveDraftInput)
    .output(publication)
    .mutation(changing(saveDraft)),

  discardDraft: command('publication.edit')
    .input(openVersionInput)
    .output(z.object({ removed: z.boolean() }))
    .mutation(({ ctx, input }) => discardDraft(ctx, input)),

  submit: command('publication.edit')
    .input(openVersionInput)
    .output(publication)
    .mutation(changing(submitDraft)),

  publish: command('publication.publish').input(publishInput).output(publication).mutation(changing(publish)),

  callOff: command('publication.publish').input(callOffInput).output(publication).mutation(changing(callOff)),

  publishSet: command('publication.publish')
    .input(publishSetInput)
    .output(z.object({ published: z.int() }))
    .mutation(({ ctx, input }) => publishSet(ctx, input)),

  withdraw: command('publication.publish')
    .input(withdrawPublicationInput)
    .output(publication)
    .mutation(changing(withdrawPublication)),

  restoreVersion: command('publication.edit')
    .input(restoreVersionInput)
    .output(publication)
    .mutation(changing(restoreVersion)),

  setWindows: command('publication.edit')
    .input(setWindowsInput)
    .output(publication)
    .mutation(changing(setWindows)),

  setTelling: command('publication.edit')
    .input(setTellingInput)
    .output(publication)
    .mutation(changing(setTelling)),

  setAudience: command('publication.edit')
    .input(setAudienceInput)
    .output(publication)
    .mutation(changing(setAudience)),

  editors: command('publication.edit')
    .input(editorsInput)
    .output(z.array(editor))
    .mutation(({ ctx, input }) => noteEditor(ctx, input)),

  setSettings: command('group.manage')
    .input(publicationSettings)
    .output(publicationSettings)
    .mutation(async ({ ctx, input }) => {
      await setSettings(ctx, input)
      return readSettings(ctx.sql)
    }),

  removeUpload: command('publication.edit')
    .input(fileInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => removeUpload(ctx, input.fileId)),
})
