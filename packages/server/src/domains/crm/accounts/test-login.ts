import { type Actor, audit } from '../../audit/index.ts'
import { refusal } from '../refusal.ts'
import { type AutoLoginDeps, signIn } from './auto-login.ts'
import { holdingLogin } from './login-lease.ts'
import { type Account, findAccount } from './rows.ts'

/** Signs in anew, for a person who wants to know. A password that was refused is not shown to Yunke again: it locks accounts. */
export async function testLogin(deps: AutoLoginDeps, by: Actor, accountId: string): Promise<Account> {
  const account = await existing(deps, accountId)
  if (account.status === 'password_error') throw refusal(40911)
  const target = { type: 'crm_account', id: accountId }
  await deps.db.tx((tx) => audit(tx, { ...by, action: 'crm_account.login', target }))
  await holdingLogin(deps.db, accountId, async () => {
    const held = await existing(deps, accountId)
    if (held.status === 'password_error') throw refusal(40911)
    return signIn(deps, held)
  })
  return existing(deps, accountId)
}

async function existing({ db }: AutoLoginDeps, id: string): Promise<Account> {
  const account = await findAccount(db, id)
  if (!account) throw refusal(40410)
  return account
}
