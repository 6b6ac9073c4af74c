import type { BlindIndex } from '../../../platform/blind-index.ts'
import type { Sealer } from '../../../platform/sealed.ts'

/** Phones as they are kept: sealed for their customer, and found by a hash. */
export interface PhoneBook {
  seal(phone: string, customerId: string): { readonly sealed: string; readonly index: Buffer }
  /** Undefined where there is none, or no key of ours opens it. */
  open(customer: { readonly id: string; readonly phoneSealed: string | null }): string | undefined
  find(phone: string): readonly Buffer[]
}

export const openPhoneBook = (sealer: Sealer, index: BlindIndex): PhoneBook => ({
  seal: (phone, customerId) => ({ sealed: sealer.seal(phone, contextOf(customerId)), index: index.of(phone) }),
  open({ id, phoneSealed }) {
    if (phoneSealed === null) return undefined
    try {
      return sealer.open(phoneSealed, contextOf(id)).text
    } catch {
      // @NOTE the rest of the profile is of use without it.
      return undefined
    }
  },
  find: (phone) => index.all(phone),
})

const contextOf = (customerId: string) => `phone:${customerId}`
