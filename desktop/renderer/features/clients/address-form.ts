/** An address as a form holds it. */
export interface AddressForm {
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
}

export const addressFields = [
  [
    { field: 'street', longest: 120 },
    { field: 'building', longest: 20 },
    { field: 'flat', longest: 20 },
  ],
  [
    { field: 'postalCode', longest: 6 },
    { field: 'city', longest: 80 },
  ],
] as const satisfies readonly (readonly { field: keyof AddressForm; longest: number }[])[]

/** The address out of a form that holds more. */
export function addressOf({ street, building, flat, postalCode, city }: AddressForm): AddressForm {
  return { street, building, flat, postalCode, city }
}

/** Whether a postal code can be read as one; nothing typed is fine too. */
export function isPostalCode(typed: string): boolean {
  return typed.trim() === '' || /^\d{2}[\s-]?\d{3}$/.test(typed.trim())
}
