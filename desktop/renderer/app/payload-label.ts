import { permissions } from '#shared/domain/accounts/permissions.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

const known = [
  'value',
  'accountId',
  'app',
  'login',
  'kind',
  'groups',
  'by',
  'failures',
  'until',
  'ended',
  'reason',
  'purpose',
  'taskId',
  'clientId',
  'servicePointId',
  'contactId',
  'attributeId',
  'attributeIds',
  'consent',
  'isRetired',
  'clientNumber',
  'into',
  'isNewAccount',
  'mergedId',
  'otherId',
  'moved',
  'pointIds',
  'portlets',
  'proof',
  'removedIds',
  'untilOn',
  'version',
  'file',
  'count',
  'number',
  'name',
  'typeId',
  'title',
  'assigneeId',
  'groupId',
  'dueAt',
  'source',
  'entryId',
  'files',
  'fileId',
  'mediaType',
  'size',
  'sha256',
  'mailId',
  'template',
  'attempt',
  'read',
  'caretakerId',
  'why',
  'isFinal',
  'filter',
  'isFirstPage',
  'on',
  'portlet',
] as const
const clientFields = [
  'companyName',
  'firstName',
  'lastName',
  'nip',
  'regon',
  'pesel',
  'email',
  'phone',
  'street',
  'building',
  'flat',
  'postalCode',
  'city',
] as const

const pointFields = ['area', 'meterNumber', 'servedFrom', 'servedUntil'] as const
const contactFields = ['purpose', 'note'] as const
const attributeFields = ['namePl', 'nameEn', 'choices'] as const

const documentFields = [
  'documentId',
  'joined',
  'kindId',
  'clientsMaySend',
  'officeMaySend',
  'sendingId',
  'wasOpened',
  'how',
  'withGroupsBelow',
  'recipients',
  'delivered',
  'keepsOpened',
  'total',
  'withdrawn',
] as const

const publishedFields = [
  'publicationId',
  'byMail',
  'causeId',
  'afterAccountId',
  'lastAccountId',
  'accounts',
  'letters',
  'versionId',
  'effectiveFrom',
  'inSet',
  'from',
  'restoredFrom',
  'fields',
  'pictureId',
  'width',
  'height',
] as const

const groupFields = [
  'namePl',
  'nameEn',
  'description',
  'descriptionPl',
  'descriptionEn',
  'parentId',
  'rank',
] as const

/** The name of a field of an event's payload; one this version does not know keeps its technical name. */
export function payloadLabel(key: string, { t }: Translator<DesktopTexts>): string {
  const field = clientFields.find((name) => name === key)
  if (field) return t(`client.field.${field}`)
  const ofGroup = groupFields.find((name) => name === key)
  if (ofGroup) return t(`group.field.${ofGroup}`)
  const permission = permissions.find((name) => name === key)
  if (permission) return t(`permission.${permission}`)
  const name = known.find((candidate) => candidate === key)
  if (name) return t(`desktop.events.key.${name}`)
  const ofPoint = pointFields.find((candidate) => candidate === key)
  if (ofPoint) return t(`point.field.${ofPoint}`)
  const ofDocument = documentFields.find((candidate) => candidate === key)
  if (ofDocument) return t(`desktop.documents.key.${ofDocument}`)
  const ofPublished = publishedFields.find((candidate) => candidate === key)
  if (ofPublished) return t(`publication.key.${ofPublished}`)
  const ofContact = contactFields.find((candidate) => candidate === key)
  if (ofContact) return t(`contact.field.${ofContact}`)
  const ofAttribute = attributeFields.find((candidate) => candidate === key)
  return ofAttribute ? t(`attribute.field.${ofAttribute}`) : key
}
