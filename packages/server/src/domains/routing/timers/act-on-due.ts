import { type Db, type Sql, sql } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import { joined } from '../../../platform/joined.ts'
import type { Log } from '../../../platform/log.ts'

export interface ActDeps {
  readonly db: Db
  readonly log: Log
}

const atOnce = 50

/**
 * Does something about each session that is due, in a transaction of its own that locks it and asks once more: by then
 * another node, or a person, may have done it. `due` is a condition on `sessions s` and its account `a`. Returns how
 * many there were.
 */
export async function actOnDue(
  { db, log }: ActDeps,
  due: Sql,
  act: (db: Db, sessionId: string) => Promise<unknown>,
): Promise<number> {
  const sessions = await db.rows<{ id: string }>(sql`
    select s.id from sessions s join channel_accounts a on a.id = s.account_id where ${due} order by s.id limit ${atOnce}`)
  for (const { id } of sessions) {
    try {
      await db.tx(async (tx) => {
        const isStill = await tx.one(sql`
          select 1 from sessions s join channel_accounts a on a.id = s.account_id
          where s.id = ${id} and ${due} for update of s`)
        if (isStill) await act(joined(tx), id)
      })
    } catch (error) {
      log.error({ err: error, sessionId: id }, `A timer could not act: ${messageOf(error)}`)
    }
  }
  return sessions.length
}
