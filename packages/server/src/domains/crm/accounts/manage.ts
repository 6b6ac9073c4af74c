import { type Db, sql, type Transaction } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, audit } from '../../audit/index.ts'
import { maskNumber } from '../common/mask.ts'
import { refusal } from '../refusal.ts'
import type { Yunke } from '../yunke/gateway.ts'
import type { AccountChanges, NewAccountBody } from './contract.ts'
import { type Account, findAccount } from './rows.ts'
import type { AccountSecrets } from './secrets.ts'

export interface ManageDeps {
  readonly db: Db
  readonly secrets: AccountSecrets
  readonly yunke: Pick<Yunke, 'mayReach'>
  /** Where companies live of which nothing else is said. */
  readonly defaultDomain: string
}

export const addAccount = (deps: ManageDeps, by: Actor, body: NewAccountBody): Promise<Account> =>
  deps.db.tx(async (tx) => {
    const { phone, password, companyCode, companyName } = body
    const domain = domainOf(deps, body.domain)
    const companyId = await putCompany(tx, companyCode, companyName, domain ?? deps.defaultDomain, domain !== undefined)
    const id = newId('crma')
    const taken = await tx.one(sql`
      select 1 from crm_accounts where company_id = ${companyId} and phone_index = any(${[...deps.secrets.phoneIndexes(phone)]}::bytea[])`)
    if (taken) throw refusal(40910)
    await tx.run(sql`
      insert into crm_accounts (id, company_id, phone_sealed, phone_index, phone_masked, password_sealed)
      values (${id}, ${companyId}, ${deps.secrets.seal(id, 'phone', phone)}, ${deps.secrets.phoneIndex(phone)}, ${maskNumber(phone)},
        ${deps.secrets.seal(id, 'password', password)})`)
    await audit(tx, { ...by, action: 'crm_account.create', target: targetOf(id), details: { companyCode } })
    return existing(tx, id)
  })

/** A new password makes the account one that may sign in again. */
export const changeAccount = (deps: ManageDeps, by: Actor, id: string, changes: AccountChanges): Promise<Account> =>
  deps.db.tx(async (tx) => {
    const account = await existing(tx, id)
    const { password, companyName, syncEnabled } = changes
    const domain = domainOf(deps, changes.domain)
    if (password !== undefined) {
      await tx.run(sql`
        update crm_accounts set password_sealed = ${deps.secrets.seal(id, 'password', password)}, status = 'login_expired',
          cookies_sealed = null, trouble = null, trouble_since = null, login_version = login_version + 1, last_login_at = null
        where id = ${id}`)
    }
    await tx.run(sql`
      update crm_accounts set sync_enabled = coalesce(${syncEnabled ?? null}, sync_enabled), updated_at = now() where id = ${id}`)
    if (companyName !== undefined || domain !== undefined) {
      await tx.run(sql`
        update crm_companies set name = coalesce(${companyName ?? null}, name), domain = coalesce(${domain ?? null}, domain)
        where id = ${account.companyId}`)
    }
    const details = { companyCode: account.companyCode, fields: Object.keys(changes) }
    await audit(tx, { ...by, action: 'crm_account.update', target: targetOf(id), details })
    return existing(tx, id)
  })

/** Its calls stay: they belong to the company. */
export const removeAccount = (db: Db, by: Actor, id: string): Promise<void> =>
  db.tx(async (tx) => {
    const { companyCode } = await existing(tx, id)
    await tx.run(sql`delete from crm_accounts where id = ${id}`)
    await audit(tx, { ...by, action: 'crm_account.delete', target: targetOf(id), details: { companyCode } })
  })

async function existing(tx: Transaction, id: string): Promise<Account> {
  const account = await findAccount(tx, id)
  if (!account) throw refusal(40410)
  return account
}

async function putCompany(tx: Transaction, code: string, name: string | undefined, domain: string, isNamed: boolean) {
  const row = await tx.one<{ id: number }>(sql`
    insert into crm_companies (code, name, domain) values (${code}, ${name ?? null}, ${domain})
    on conflict (code) do update set name = coalesce(excluded.name, crm_companies.name),
      domain = case when ${isNamed} then excluded.domain else crm_companies.domain end
    returning id`)
  return row?.id ?? 0
}

/** A password goes to hosts of Yunke alone. */
export function domainOf({ yunke }: Pick<ManageDeps, 'yunke'>, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const origin = URL.canParse(text) ? new URL(text).origin : undefined
  if (origin === undefined || !yunke.mayReach(origin)) throw refusal(40000, '参数错误：domain: 不是云客的地址')
  return origin
}

const targetOf = (id: string) => ({ type: 'crm_account', id })
