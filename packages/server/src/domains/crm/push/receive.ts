import { readCallPush, verifyCallPush } from '@yingda/yunke'
import type { Db } from '../../../platform/db.ts'
import type { CallSecrets } from '../calls/secrets.ts'
import { storeCalls } from '../calls/store.ts'
import { toStored } from '../calls/stored-call.ts'
import type { PushCompany } from './token.ts'

export interface Push {
  readonly company: PushCompany
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: unknown
  /** Milliseconds since 1970. */
  readonly now: number
}

const mostRecords = 500

/** Stores pushed calls. False for a push that is not of the company: its key says so, or is missing where there has to be one. */
export async function receivePush(
  db: Db,
  secrets: CallSecrets,
  { company, headers, body, now }: Push,
): Promise<boolean> {
  const text = (name: string) => (typeof headers[name] === 'string' ? headers[name] : undefined)
  const signed = {
    ...{ company: text('company'), partnerId: text('partnerid'), timestamp: text('timestamp'), sign: text('sign') },
  }
  if (company.signKey !== undefined) {
    const verdict = verifyCallPush({ headers: signed, company: company.code, signKey: company.signKey, now })
    if (verdict !== 'valid') return false
  }
  const calls = readCallPush(body)
    .records.slice(0, mostRecords)
    .flatMap((record) => toStored(record) ?? [])
  await db.tx((tx) => storeCalls(tx, secrets, { companyId: company.id, origin: 'push', calls }))
  return true
}
