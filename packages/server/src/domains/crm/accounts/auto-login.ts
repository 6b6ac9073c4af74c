import { type Db, sql } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import { YunkeFault } from '../yunke/fault.ts'
import type { Cookies, Login, Yunke } from '../yunke/gateway.ts'
import { holdingLogin } from './login-lease.ts'
import { type Account, findAccount } from './rows.ts'
import type { AccountSecrets } from './secrets.ts'
import { noteTrouble } from './trouble.ts'

export interface AutoLoginDeps {
  readonly db: Db
  readonly log: Log
  readonly yunke: Yunke
  readonly secrets: AccountSecrets
  /** A login that is refused at once is not tried again for so long: it would be refused again. */
  readonly loginGapSeconds?: number | undefined
}

export interface LoggedIn extends Login {
  readonly loginVersion: number
}

const usualGapSeconds = 20
/** Those who wait in this process wait for one look at the database, not for one each. */
const waiting = new WeakMap<Db, Map<string, Promise<LoggedIn>>>()

/**
 * Signs in, once for whoever needs it on any node: who was refused with the cookies of `seenVersion` gets those of a login
 * that came after, if there was one. A wrong password is remembered, and nobody tries again until it is changed.
 * @throws YunkeFault
 */
async function autoLogin(deps: AutoLoginDeps, accountId: string, seenVersion: number): Promise<LoggedIn> {
  const known = waiting.get(deps.db) ?? new Map<string, Promise<LoggedIn>>()
  waiting.set(deps.db, known)
  const key = `${accountId} ${seenVersion}`
  const underWay = known.get(key)
  if (underWay) return underWay
  const login = holdingLogin(deps.db, accountId, () => loginOnce(deps, accountId, seenVersion)).finally(() =>
    known.delete(key),
  )
  known.set(key, login)
  return login
}

/** For a client of this account: each call asks for a login newer than the one that the client has. */
export function createAutoLoginCallback(
  deps: AutoLoginDeps,
  { id, loginVersion }: Pick<Account, 'id' | 'loginVersion'>,
): () => Promise<Login> {
  let seenVersion = loginVersion
  return async () => {
    const { loginVersion: version, ...login } = await autoLogin(deps, id, seenVersion)
    seenVersion = version
    return login
  }
}

async function loginOnce(deps: AutoLoginDeps, accountId: string, seenVersion: number): Promise<LoggedIn> {
  const account = await findAccount(deps.db, accountId)
  if (!account) throw new YunkeFault('refused', '账号已删除')
  if (account.status === 'password_error') throw new YunkeFault('password_error', '密码错误，修改密码后才会再次登录')
  const cookies = deps.secrets.cookies(account)
  if (account.loginVersion > seenVersion && cookies && account.remoteUserId !== null)
    return { userId: account.remoteUserId, cookies, loginVersion: account.loginVersion }
  if (await hasJustLoggedIn(deps, accountId)) throw new YunkeFault('login_expired', '登录后仍被拒绝，请稍后再试')
  return signIn(deps, account)
}

/** Signs in whatever is stored. Only with the lease of the account. */
export async function signIn(deps: AutoLoginDeps, account: Account): Promise<LoggedIn> {
  const { db, log, yunke, secrets } = deps
  const { companyCode, domain } = account
  try {
    const phone = secrets.phone(account)
    const { userId, cookies } = await yunke.login({ phone, password: secrets.password(account), companyCode, domain })
    return { userId, cookies, loginVersion: await storeLogin(deps, account, userId, cookies) }
  } catch (error) {
    if (!(error instanceof YunkeFault)) throw error
    await noteTrouble(db, account, error.kind)
    log.warn({ accountId: account.id, kind: error.kind, code: error.code }, 'Signing in to Yunke failed.')
    throw error
  }
}

async function storeLogin({ db, secrets }: AutoLoginDeps, { id }: Account, userId: string, cookies: Cookies) {
  const row = await db.one<{ version: number }>(sql`
    update crm_accounts set status = 'ok', trouble = null, trouble_since = null, remote_user_id = ${userId},
      cookies_sealed = ${secrets.seal(id, 'cookies', JSON.stringify(cookies))}, last_login_at = now(),
      login_version = login_version + 1
    where id = ${id} returning login_version as version`)
  return row?.version ?? 0
}

const hasJustLoggedIn = async ({ db, loginGapSeconds = usualGapSeconds }: AutoLoginDeps, accountId: string) =>
  (await db.one(sql`
    select 1 from crm_accounts
    where id = ${accountId} and last_login_at > now() - ${loginGapSeconds}::int * interval '1 second'`)) !== undefined
