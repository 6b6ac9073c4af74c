import type { Db } from '../../../platform/db.ts'
import { type Actor, audit } from '../../audit/index.ts'
import { refusal } from '../refusal.ts'
import type { Scope } from '../scopes/scope.ts'
import { findCall } from './find.ts'
import type { CallSecrets } from './secrets.ts'

/** The whole number of the customer, to call back. There is a line in the audit log for each time it was read. */
export const readNumber = (db: Db, secrets: CallSecrets, scope: Scope, by: Actor, callId: string): Promise<string> =>
  db.tx(async (tx) => {
    const call = await findCall(tx, scope, callId)
    const number = call && secrets.open(call, call.sealed).customer
    if (!number) throw refusal(40411)
    await audit(tx, { ...by, action: 'crm_call.number_read', target: { type: 'crm_call', id: callId } })
    return number
  })
