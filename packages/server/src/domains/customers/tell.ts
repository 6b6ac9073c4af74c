import { append, type Change, type Frame, formatCursor } from '../../feed/index.ts'
import type { Handle } from '../../platform/db.ts'

/** Changes that are of no session; `app` shows them by `customerFrame`. */
export const customerKinds: ReadonlySet<string> = new Set(['customer_updated', 'tags_updated'])

export const tellCustomers = (tx: Handle, customers: readonly { customerId: string; mergedInto?: string }[]) =>
  append(
    tx,
    customers.map((data) => ({ kind: 'customer_updated', sessionId: '', data })),
  )

export const tellTags = (tx: Handle) => append(tx, [{ kind: 'tags_updated', sessionId: '', data: {} }])

/** As `CustomerFrame` of the contract, the same for everybody: it names nothing but an id. */
export function customerFrame(change: Change): Frame {
  const text = `{"type":"${change.kind}","cursor":"${formatCursor(change)}","data":${change.data ?? '{}'}}`
  return { near: text, far: text }
}
