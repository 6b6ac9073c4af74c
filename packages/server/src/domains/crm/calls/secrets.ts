import type { BlindIndex } from '../../../platform/blind-index.ts'
import type { Sealer } from '../../../platform/sealed.ts'

/** What is kept of a call that only some may see: both numbers, and where Yunke said that the recording is. */
export interface CallPrivates {
  readonly customer?: string | undefined
  readonly line?: string | undefined
  readonly recordUrl?: string | undefined
}

export interface CallSecrets {
  seal(place: CallPlace, privates: CallPrivates): string
  /** Nothing where no key of ours opens it. */
  open(place: CallPlace, sealed: string): CallPrivates
  /** The same hashes that customers are found by. */
  phoneIndex(phone: string): Buffer
  phoneIndexes(phone: string): readonly Buffer[]
  contentHash(text: string): Buffer
}

interface CallPlace {
  readonly companyId: number
  readonly recordId: string
}

/** @param phones the index that customers' numbers are found by · @param contents for what a record says as a whole */
export function openCallSecrets(sealer: Sealer, phones: BlindIndex, contents: BlindIndex): CallSecrets {
  return {
    seal: (place, privates) => sealer.seal(JSON.stringify(privates), contextOf(place)),
    open(place, sealed) {
      try {
        return read(JSON.parse(sealer.open(sealed, contextOf(place)).text))
      } catch {
        // @NOTE the key is gone: the rest of the call is of use without its numbers.
        return {}
      }
    },
    phoneIndex: phones.of,
    phoneIndexes: phones.all,
    // Half of it tells records apart well enough, and there are millions.
    contentHash: (text) => contents.of(text).subarray(0, 16),
  }
}

const contextOf = ({ companyId, recordId }: CallPlace): string => `crm call ${companyId} ${recordId}`

function read(value: unknown): CallPrivates {
  if (typeof value !== 'object' || value === null) return {}
  const text = (name: string, one: unknown) => (typeof one === 'string' ? { [name]: one } : {})
  const { customer, line, recordUrl } = { customer: undefined, line: undefined, recordUrl: undefined, ...value }
  return { ...text('customer', customer), ...text('line', line), ...text('recordUrl', recordUrl) }
}
