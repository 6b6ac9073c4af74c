import { type Db, sql } from '../../../platform/db.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import { hashOf, newSecret } from '../../../platform/secrets.ts'
import { type Actor, audit } from '../../audit/index.ts'
import { refusal } from '../refusal.ts'

export interface PushDeps {
  readonly db: Db
  readonly sealer: Sealer
}

export interface PushCompany {
  readonly id: number
  readonly code: string
  readonly signKey: string | undefined
}

/** A new place for Yunke to push to; the one before is closed with it. */
export async function openPush({ db, sealer }: PushDeps, by: Actor, code: string, signKey?: string): Promise<string> {
  const token = newSecret()
  const sealed = signKey === undefined ? null : sealer.seal(signKey, contextOf(code))
  await db.tx(async (tx) => {
    const changed = await tx.run(sql`
      update crm_companies set push_token_hash = ${hashOf(token)}, push_key_sealed = ${sealed} where code = ${code}`)
    if (changed === 0) throw refusal(40410)
    await audit(tx, { ...by, action: 'crm_push.open', target: targetOf(code), details: { signed: sealed !== null } })
  })
  return token
}

export async function closePush(db: Db, by: Actor, code: string): Promise<void> {
  await db.tx(async (tx) => {
    const changed = await tx.run(sql`
      update crm_companies set push_token_hash = null, push_key_sealed = null where code = ${code}`)
    if (changed === 0) throw refusal(40410)
    await audit(tx, { ...by, action: 'crm_push.close', target: targetOf(code) })
  })
}

/** @throws when a key is stored that no key of ours opens: nothing unsigned gets in by that. */
export async function companyOfPush({ db, sealer }: PushDeps, token: string): Promise<PushCompany | undefined> {
  const row = await db.one<{ id: number; code: string; sealed: string | null }>(sql`
    select id, code, push_key_sealed as sealed from crm_companies where push_token_hash = ${hashOf(token)}`)
  return (
    row && {
      id: row.id,
      code: row.code,
      signKey: row.sealed === null ? undefined : sealer.open(row.sealed, contextOf(row.code)).text,
    }
  )
}

const contextOf = (code: string): string => `crm push ${code}`
const targetOf = (code: string) => ({ type: 'crm_company', id: code })
