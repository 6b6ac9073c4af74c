import { type Handle, sql } from '../../../platform/db.ts'
import type { StaleReason } from '../common/contract.ts'
import type { AccountStatus } from './contract.ts'

/** An account with its company, as services hold it. */
export interface Account {
  readonly id: string
  readonly companyId: number
  readonly companyCode: string
  readonly companyName: string | null
  readonly domain: string
  readonly pushEnabled: boolean
  readonly phoneSealed: string
  readonly phoneMasked: string
  readonly passwordSealed: string
  readonly cookiesSealed: string | null
  readonly remoteUserId: string | null
  readonly status: AccountStatus
  readonly syncEnabled: boolean
  readonly trouble: StaleReason | null
  readonly troubleSince: Date | null
  readonly lastLoginAt: Date | null
  /** A login is good for about a day. */
  readonly isFresh: boolean
  readonly loginVersion: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const columns = sql`
  a.id, a.company_id as "companyId", c.code as "companyCode", c.name as "companyName", c.domain,
  c.push_token_hash is not null as "pushEnabled", a.phone_sealed as "phoneSealed", a.phone_masked as "phoneMasked",
  a.password_sealed as "passwordSealed", a.cookies_sealed as "cookiesSealed", a.remote_user_id as "remoteUserId", a.status,
  a.sync_enabled as "syncEnabled", a.trouble, a.trouble_since as "troubleSince", a.last_login_at as "lastLoginAt",
  coalesce(a.last_login_at > now() - interval '24 hours', false) as "isFresh", a.login_version as "loginVersion",
  a.created_at as "createdAt", a.updated_at as "updatedAt"`

export const findAccount = (db: Handle, id: string): Promise<Account | undefined> =>
  db.one<Account>(
    sql`select ${columns} from crm_accounts a join crm_companies c on c.id = a.company_id where a.id = ${id}`,
  )

export const listAccounts = (db: Handle): Promise<Account[]> =>
  db.rows<Account>(sql`
    select ${columns} from crm_accounts a join crm_companies c on c.id = a.company_id order by c.code, a.created_at, a.id`)

/** One account a company, the one that works best: two would read the same calls. */
export const accountsToAsk = (db: Handle): Promise<Account[]> =>
  db.rows<Account>(sql`
    select distinct on (a.company_id) ${columns} from crm_accounts a join crm_companies c on c.id = a.company_id
    where a.sync_enabled order by a.company_id, a.status = 'password_error', a.trouble is not null, a.created_at, a.id`)

export const accountToAsk = (db: Handle, companyId: number): Promise<Account | undefined> =>
  db.one<Account>(sql`
    select ${columns} from crm_accounts a join crm_companies c on c.id = a.company_id where a.company_id = ${companyId}
    order by a.status = 'password_error', a.trouble is not null, a.created_at, a.id limit 1`)
