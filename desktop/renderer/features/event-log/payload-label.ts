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

const groupFields = ['namePl', 'nameEn', 'description', 'parentId', 'rank'] as const

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
  return ofPoint ? t(`point.field.${ofPoint}`) : key
}
