import { maskNumber } from '../common/mask.ts'
import type { CallSecrets } from './secrets.ts'
import type { StoredCall } from './stored-call.ts'

/** A call with everything that is made of it for its row. */
export interface Row {
  readonly call: StoredCall
  readonly hash: Buffer
  readonly sealed: string
  readonly phoneIndex: Buffer | null
  readonly phoneMasked: string | null
  readonly lineMasked: string | null
}

export function toRow(secrets: CallSecrets, companyId: number, call: StoredCall, hash: Buffer): Row {
  const { recordId, customer, line, recordUrl } = call
  return {
    call,
    hash,
    sealed: secrets.seal({ companyId, recordId }, { customer, line, recordUrl }),
    phoneIndex: customer === undefined ? null : secrets.phoneIndex(customer),
    phoneMasked: customer === undefined ? null : maskNumber(customer),
    lineMasked: line === undefined ? null : maskNumber(line),
  }
}

/** As PostgreSQL reads bytes in a text. */
export const hexOf = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`
