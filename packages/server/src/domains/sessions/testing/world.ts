import { afterAll } from 'vitest'
import { openInbox, openSpool, startIntake } from '../../../inbox/index.ts'
import { type Db, openDb, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { createLog } from '../../../platform/log.ts'
import { testDataDir } from '../../../testing/data-dir.ts'
import { testDatabase } from '../../../testing/database.ts'
import { patienceMs } from '../../../testing/patience.ts'
import { inboxIsTaken } from '../../../testing/settled.ts'
import { commitBotAnswer, takeBatch } from '../index.ts'

export const accountId = 'acc_test'
export const textBytes = () => 2_048

export interface World {
  readonly db: Db
  /** Another node of the same desk, with connections and an intake of its own. */
  secondNode(): Promise<World>
  /** Through inbox and intake, so that a repeated `remoteKey` is the same message told twice. */
  say(customerRef: string, text: string, remoteKey?: string): Promise<void>
  /** What the bot's worker does when it has an answer; false when the answer was dropped. */
  botAnswers(sessionId: string, missed?: boolean): Promise<boolean>
  /** The customer's newest session, if there is one. */
  sessionOf(customerRef: string): Promise<string | undefined>
  /** A session that waits for an agent. */
  pending(customerRef: string): Promise<string>
}

export interface NewAgent {
  readonly csId: string
  readonly maxLoad?: number
}

interface WorldOptions {
  readonly botId?: string | null
  /** How soon who writes again finds the same session; 0: never. */
  readonly windowMinutes?: number
}

/** Sessions on a real database with their own door, and nobody else: no bot, outbox or feed takes anything away. */
export async function openWorld(
  agents: readonly NewAgent[],
  { botId = 'bot_test', windowMinutes = 0 }: WorldOptions = {},
): Promise<World> {
  const { url } = await testDatabase()
  const world = await openNode(url, windowMinutes)
  const { db } = world
  await db.run(sql`insert into bots (id, name) values ('bot_test', '小应')`)
  await db.run(sql`
    insert into channel_accounts (id, channel_id, contract_type, external_id, name, bot_id)
    values (${accountId}, 'wecom-app', 'wechat', '1000002', 'test', ${botId})`)
  for (const { csId, maxLoad = 5 } of agents) {
    await db.run(sql`
      insert into agents (id, user_id, name, status, max_load) values (${newId('agt')}, ${csId}, ${csId}, 'online', ${maxLoad})`)
  }
  return world
}

async function openNode(url: string, windowMinutes: number): Promise<World> {
  const db = openDb({ url })
  const log = createLog('silent')
  const intake = startIntake({
    db,
    log,
    take: (tx, batch) => takeBatch(tx, batch, { windowMinutes }),
    onTaken: () => {},
  })
  const inbox = openInbox({
    db,
    log,
    spool: await openSpool(await testDataDir()),
    onCommitted: intake.poke,
    onRung: () => {},
    patienceMs,
  })
  afterAll(async () => {
    await intake.stop()
    await db.close()
  })

  const world: World = {
    db,
    secondNode: () => openNode(url, windowMinutes),
    async say(customerRef, text, remoteKey = newId('key')) {
      await inbox.add([{ accountId, item: { kind: 'message', msgType: 'text', text, customerRef, remoteKey } }])
      do {
        intake.poke()
        await intake.idle()
      } while (!(await inboxIsTaken(db)))
    },
    botAnswers: (sessionId, missed = false) =>
      db.tx((tx) =>
        commitBotAnswer(tx, { sessionId, botName: '小应', text: '答案', missed, traceId: newId('trc') }, textBytes),
      ),
    async sessionOf(customerRef) {
      const row = await db.one<{ id: string }>(sql`
        select session_id as id from customer_identities where account_id = ${accountId} and customer_ref = ${customerRef}`)
      return row?.id
    },
    async pending(customerRef) {
      await world.say(customerRef, '转人工')
      return (await world.sessionOf(customerRef)) ?? ''
    },
  }
  return world
}
