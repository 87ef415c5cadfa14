import type { Language } from '#shared/domain/kernel/ids.ts'
import { officeAddress, type Env } from '#server/env.ts'
import { openAccess } from '#server/features/clients/index.ts'
import { queueMail } from '#server/features/mails/index.ts'
import { eventReaction } from '#server/platform/jobs/reaction.ts'
import type { JobStep } from '#server/platform/jobs/job.ts'

interface Recipient {
  readonly accountId: number
  readonly email: string
  readonly language: Language
}

/** A client hears by e-mail that the office has sent a document, unless it was taken back before. */
export const tellOfDocument = eventReaction({
  name: 'documents.arrived',
  to: ['document.sent'],
  async react(step, { payload: { documentId, clientId, title } }) {
    for (const { accountId, email, language } of await recipientsOf(step, documentId)) {
      const link = addressOf(step.env, clientId, language)
      await queueMail(step, {
        template: 'document-arrived',
        ...{ params: { title, link }, language, accountId, recipient: email },
      })
    }
  },
})

/** Where the portal lists a client's documents. */
function addressOf(
  env: Pick<Env, 'PUBLIC_URL' | 'HOST' | 'PORT'>,
  clientId: number,
  language: Language,
): string {
  const office = officeAddress(env)
  return language === 'pl'
    ? `${office}/klient/${clientId}/dokumenty`
    : `${office}/en/client/${clientId}/documents`
}

/** The accounts that may see a document in the portal now, can sign in and have an e-mail address. */
function recipientsOf({ sql, now }: JobStep, documentId: number): Promise<Recipient[]> {
  const seeing = openAccess(now(), 'c', 'documents')
  return sql.rows<Recipient>(
    `SELECT a.id AS accountId, a.email, a.language
     FROM documents d JOIN client_accounts c ON c.client_id = d.client_id JOIN accounts a ON a.id = c.account_id
     WHERE d.id = ? AND d.withdrawn_at IS NULL AND a.kind = 'client' AND a.state = 'active'
       AND a.email IS NOT NULL AND ${seeing.sql} AND c.limits_points = 0
       AND EXISTS (SELECT 1 FROM account_group_members m JOIN account_group_permissions p
         ON p.group_id = m.group_id AND p.permission = 'own-document.read' WHERE m.account_id = a.id)
     ORDER BY a.id`,
    [documentId, ...seeing.values],
  )
}
