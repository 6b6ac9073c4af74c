import { type Handle, sql } from '../../../platform/db.ts'
import { hashPassword, storePassword } from '../../access/index.ts'
import { audit } from '../../audit/index.ts'
import type { Principal } from '../principal.ts'
import { refusal } from '../refusal.ts'
import { endTokensWhere } from '../tokens.ts'
import type { SignInDeps, Visit } from './deps.ts'
import { busy, checkPassword } from './prove.ts'

interface NewPassword {
  readonly password: string
  readonly currentPassword: string | undefined
}

const freshMinutes = 5

/** Needs the current password, or a sign-in of a moment ago that showed more than one. Every other sign-in ends. */
export async function setPassword(
  { db, log }: SignInDeps,
  holder: Principal,
  { password, currentPassword }: NewPassword,
  { source, ip }: Visit,
): Promise<void> {
  if (currentPassword !== undefined) {
    await checkPassword(db, { account: holder.csId, password: currentPassword, source })
  } else if (!(await isFresh(db, holder.tokenId))) {
    throw refusal(1002, { reason: 'current_password_required' }, '请提供当前密码，或重新用企业微信登录后5分钟内设置')
  }
  const hash = await hashPassword(password)
  if (hash === 'busy') throw busy()
  await db.tx(async (tx) => {
    await storePassword(tx, holder.agentId, hash)
    await endTokensWhere(tx, holder.agentId, { but: holder.tokenId })
    const actor = { type: 'agent', id: holder.csId } as const
    await audit(tx, { actor, action: 'password.set', target: { type: 'agent', id: holder.csId }, ip })
  })
  log.info({ userId: holder.csId }, 'An agent set a password.')
}

const isFresh = async (db: Handle, tokenId: string): Promise<boolean> =>
  (await db.one(sql`
    select 1 from staff_tokens where id = ${tokenId} and proof in ('wecom', 'link')
      and created_at > now() - ${freshMinutes}::int * interval '1 minute'`)) !== undefined
