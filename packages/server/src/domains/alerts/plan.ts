import { tryLock } from '../../platform/advisory-locks.ts'
import { type Db, type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { readLanguage } from '../language/index.ts'
import { mentionsSince } from './mentions.ts'
import { type Reason, reasons, type Situation } from './reasons.ts'
import { readSettings, type UsualKinds } from './settings.ts'
import { wordsIn } from './texts.ts'

export interface PlanDeps {
  readonly usual: UsualKinds
  readonly url: () => string
}

/** So many in one message, at most. */
const atOnce = 500

/** Looks whether there is anything to tell, and stores it for sending; on one node at a time. */
export const planAlerts = (db: Db, { usual, url }: PlanDeps): Promise<void> =>
  db.tx(async (tx) => {
    if (!(await tryLock(tx, 'alerts'))) return
    const { kinds, waitSeconds } = await readSettings(tx, usual)
    const say = wordsIn(await readLanguage(tx))
    const situation: Situation = { tx, waitSeconds, say, url: url() }
    const mentions = await mentionsSince(situation)
    if (kinds.includes('mention')) for (const reason of mentions) await store(tx, reason)
    for (const kind of kinds) {
      if (kind === 'mention') continue
      for (const reason of await reasons[kind](situation)) await store(tx, reason)
    }
  })

async function store(tx: Handle, reason: Reason): Promise<void> {
  const { kind, sessionId, accountId, text } = reason
  const left = await stillToTell(tx, reason)
  for (let from = 0; from < left.length; from += atOnce) {
    await tx.run(sql`
      insert into alerts (id, kind, session_id, account_id, user_ids, text)
      values (${newId('alt')}, ${kind}, ${sessionId ?? null}, ${accountId ?? null}, ${left.slice(from, from + atOnce)}, ${text})`)
  }
}

/**
 * Without those who do not want such alerts, and those who had one in the last ten minutes: of its session or account
 * where it is about that alone, else of its kind.
 */
async function stillToTell(tx: Handle, { kind, sessionId, accountId, userIds }: Reason): Promise<string[]> {
  const rows = await tx.rows<{ userId: string }>(sql`
    select u.id as "userId" from unnest(${[...userIds]}::text[]) as u (id)
    where not exists (select from alert_mutes m where m.user_id = u.id and ${kind}::text = any(m.kinds))
      and not exists (
        select from alerts a
        where a.created_at > now() - interval '10 minutes' and a.kind = ${kind} and u.id = any(a.user_ids)
          and (a.kind <> 'mention' or a.session_id = ${sessionId ?? null})
          and (a.kind <> 'account_failing' or a.account_id = ${accountId ?? null}))
    order by u.id`)
  return rows.map(({ userId }) => userId)
}
