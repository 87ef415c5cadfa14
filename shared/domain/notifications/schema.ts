import * as z from 'zod/mini'
import { bilingual, id, instant, language } from '../kernel/ids.ts'
import { page } from '../kernel/page.ts'
import { publicPublication } from '../publications/public.ts'
import { outages } from '../publications/schema.ts'

/** What happened to a task that its assignee did not do, and what was published for the reader. */
const notificationKinds = [
  ...(['task.created', 'task.assigned', 'task.replied', 'task.moved'] as const),
  'publication.went-live',
] as const
export const notificationKind = z.enum(notificationKinds)
export type NotificationKind = z.infer<typeof notificationKind>

/** One notification of a member of staff; what it tells of its task or publication is null once that is out of reach. */
export const notification = z.object({
  id,
  kind: notificationKind,
  taskId: z.nullable(id),
  taskNumber: z.nullable(z.string()),
  taskTitle: z.nullable(z.string()),
  clientName: z.nullable(z.string()),
  publicationId: z.nullable(id),
  publicationTitle: z.nullable(bilingual),
  createdAt: instant,
  readAt: z.nullable(instant),
})
export type Notification = z.infer<typeof notification>
export const notificationPage = page(notification)

/** Both are capped at `mostCounted` of the tasks: that many or more. */
export const notificationCounts = z.object({ unread: z.int(), overdue: z.int() })
export type NotificationCounts = z.infer<typeof notificationCounts>

/** One notification of a client; the title of what is no longer shown is null. */
export const portalNotification = z.object({
  id,
  publicationId: id,
  title: z.nullable(bilingual),
  outage: z.enum(outages),
  createdAt: instant,
  readAt: z.nullable(instant),
})
export type PortalNotification = z.infer<typeof portalNotification>
export const portalNotificationPage = page(portalNotification)
export const unreadCount = z.object({ unread: z.int() })

export const toldPublicationInput = z.object({ publicationId: id, language })
export type ToldPublicationInput = z.infer<typeof toldPublicationInput>
/** What a notification leads to; files of what is not for everyone are asked for as the client `clientId`. */
export const toldPublication = z.object({ item: publicPublication, clientId: z.nullable(id) })
export type ToldPublication = z.infer<typeof toldPublication>

/** Of what an account gets letters; `email` is null where it has no address. */
export const letterChoices = z.object({ outages: z.boolean(), news: z.boolean() })
export type LetterChoices = z.infer<typeof letterChoices>
export const letterSettings = z.extend(letterChoices, { email: z.nullable(z.string()) })
export type LetterSettings = z.infer<typeof letterSettings>
export type LetterTopic = keyof LetterChoices

/** `key` stands in the letter and lets whoever has it stop such letters, without signing in. */
export const stopLettersInput = z.object({ key: z.string().check(z.maxLength(100)) })
export const stoppedLetters = z.object({ topic: z.nullable(z.enum(['outages', 'news'])) })

/** Some by id, those of one task or publication (it was opened), or all. */
export const markReadInput = z.union([
  z.object({ ids: z.array(id).check(z.minLength(1), z.maxLength(200)) }),
  z.object({ taskId: id }),
  z.object({ publicationId: id }),
  z.object({ all: z.literal(true) }),
])
export type MarkReadInput = z.infer<typeof markReadInput>
export const markedRead = z.object({ read: z.int() })
