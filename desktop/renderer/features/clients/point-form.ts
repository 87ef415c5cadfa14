import type { ServicePoint } from '#shared/domain/clients/service-points.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import { addressOf, isPostalCode, type AddressForm } from './address-form.ts'

/** What the desk writes of a service point, flat as the form shows it. */
export interface PointForm extends AddressForm {
  number: string
  name: string
  area: string
  meterNumber: string
  servedFrom: string | null
}

/** The form of a known point, or of a new one at `address`. */
export function pointFormOf(point: ServicePoint | null, address: AddressForm): PointForm {
  const { number, name, area, meterNumber, servedFrom } = point ?? {
    ...{ number: '', name: '', area: '', meterNumber: '', servedFrom: null },
  }
  return { number, name, ...addressOf(point?.address ?? address), area, meterNumber, servedFrom }
}

/** The form as the server takes it. */
export function pointInputOf(form: PointForm) {
  const { number, name, area, meterNumber, servedFrom } = form
  return { number, name, address: addressOf(form), area, meterNumber, servedFrom: servedFrom || null }
}

/** What the window itself can tell is wrong, before anything is sent. */
export function pointProblems(
  form: PointForm,
  { t }: Translator<DesktopTexts>,
): Partial<Record<keyof PointForm, string>> {
  return {
    ...(form.number.trim() ? {} : { number: t('point.missing.number') }),
    ...(form.street.trim() || form.city.trim() ? {} : { city: t('record.missing-town') }),
    ...(isPostalCode(form.postalCode) ? {} : { postalCode: t('desktop.client.wrong-postal-code') }),
  }
}

/** The name of a field of a point. */
export function pointLabel(field: string, { t }: Translator<DesktopTexts>): string {
  switch (field) {
    case 'number':
    case 'name':
    case 'area':
    case 'meterNumber':
    case 'servedFrom':
    case 'servedUntil':
      return t(`point.field.${field}`)
    case 'street':
    case 'building':
    case 'flat':
    case 'postalCode':
    case 'city':
      return t(`client.field.${field}`)
    default:
      return field
  }
}
