import { type Db, type Handle, type Sql, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { EndUserGrants } from '../contract.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { isStorable, owns } from '../guards/require-bot-owner.ts'
import { refusal } from '../refusal.ts'
import { endAccess } from '../revocations/end-access.ts'
import { ownEndUser } from './list.ts'

/**
 * Of `end_users u` and `bots b`: the bots of whoever made the account, or those alone that are named. Administrators have
 * the bots that the desk brought, and the master key has all.
 */
export const isGranted: Sql = sql`
  (case when u.all_bots then u.created_by = '__masterkey__' or b.owner_id = u.created_by
      or (b.owner_id is null and exists (select from agents a where a.id = u.created_by and 'admin' = any (a.roles)))
    else exists (select from end_user_grants g where g.end_user_id = u.id and g.bot_id = b.id) end)`

export async function grantsOf(db: Handle, admin: BotAdmin, id: string): Promise<EndUserGrants> {
  const user = await ownEndUser(db, admin, id)
  const row = await db.one<{ allBots: boolean; botIds: string[] }>(sql`
    select u.all_bots as "allBots",
      array(select g.bot_id from end_user_grants g where g.end_user_id = u.id order by 1) as "botIds"
    from end_users u where u.id = ${user.id}`)
  if (!row) throw refusal('end_user_not_found')
  return { all_bots: row.allBots, bot_ids: row.botIds }
}

interface GrantsChange {
  readonly id: string
  readonly allBots: boolean
  readonly botIds: readonly string[]
  readonly admin: BotAdmin
  readonly ip: string
}

/** Nobody grants what is not theirs. What runs is looked at anew by whoever runs it. */
export const changeGrants = (db: Db, { id, allBots, botIds, admin, ip }: GrantsChange): Promise<EndUserGrants> =>
  db.tx(async (tx) => {
    const user = await ownEndUser(tx, admin, id)
    const wanted = allBots ? [] : [...new Set(botIds)].filter(isStorable)
    await tx.run(sql`delete from end_user_grants where end_user_id = ${user.id}`)
    const granted = await tx.run(sql`
      insert into end_user_grants (end_user_id, bot_id)
      select ${user.id}::uuid, b.id from bots b where b.id = any (${wanted}::text[]) and ${owns(admin)}`)
    if (granted < wanted.length) throw refusal('not_the_owner')
    await tx.run(sql`update end_users set all_bots = ${allBots} where id = ${user.id}`)
    await endAccess(tx, [{ endUserId: user.id }])
    await audit(tx, {
      actor: admin.actor,
      action: 'end_user.grant',
      target: { type: 'end_user', id: user.id },
      details: { allBots, botIds: wanted },
      ip,
    })
    return grantsOf(tx, admin, id)
  })
