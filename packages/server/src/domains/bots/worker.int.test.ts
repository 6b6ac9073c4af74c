import { afterAll, afterEach, expect, test } from 'vitest'
import { openDb, sql } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import { openSealer } from '../../platform/sealed.ts'
import type { Worker } from '../../platform/worker.ts'
import { testDatabase } from '../../testing/database.ts'
import { addFaqs, createRetrieve } from '../knowledge/index.ts'
import { askBot, createAnswering, startBots, takeTurn } from './index.ts'
import { testModels } from './testing/ask.ts'
import { heldBack } from './testing/behaviours.ts'
import { startFakeModel } from './testing/fake-model.ts'
import type { Answer, BotsDeps } from './worker.ts'

const { url } = await testDatabase()
const db = openDb({ url, max: 12 })
afterAll(() => db.close())

await db.run(sql`insert into bots (id, name) values ('bot', '小应')`)
await addFaqs(db, 'bot', [{ question: '如何重置密码？', answer: '工作台 → 密码自助。' }])
await db.run(sql`
  insert into channel_accounts (id, channel_id, contract_type, external_id, name, bot_id)
  values ('acc', 'test', 'test', 'ext', 'Test', 'bot')`)
await db.run(sql`insert into customers (id) values ('cus')`)

let sessions = 0
async function openSession(): Promise<string> {
  const id = `ses_${++sessions}`
  await db.run(sql`
    insert into sessions (id, account_id, customer_id, customer_ref, status) values (${id}, 'acc', 'cus', ${id}, 'ai')`)
  return id
}

const ask = (sessionId: string, ...contents: string[]) =>
  askBot(
    db,
    contents.map((content) => ({ sessionId, botId: 'bot', content, traceId: 'trc' })),
  )

const workers: Worker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

/** Bots whose answers are rows of a table, so that an answer that is rolled back is no answer. */
await db.run(
  sql`create table answers (id bigint generated always as identity, session_id text, text text, missed boolean)`,
)
function start(deps: Partial<BotsDeps> = {}): Worker {
  const worker = startBots({
    db,
    log,
    answer: answeringBy(undefined),
    historyOf: async () => [],
    commitAnswer: (tx, { sessionId, text, missed }: Answer) =>
      tx.run(sql`insert into answers (session_id, text, missed) values (${sessionId}, ${text}, ${missed})`),
    onCommitted: () => {},
    ...deps,
  })
  workers.push(worker)
  return worker
}

const log = createLog('silent')
/** With the model of that address, or without one. */
const answeringBy = (baseUrl: string | undefined, retrieve = createRetrieve(db)) =>
  createAnswering({
    db,
    log,
    sealer: openSealer(['a key of the tests with enough bytes']),
    environment: baseUrl === undefined ? undefined : { baseUrl, apiKey: '', model: 'm', timeoutMs: 600_000 },
    models: testModels(),
    retrieve,
    hasKnowledge: sql`true`,
  })

const answersIn = (sessionId: string) =>
  db.rows<{ text: string; missed: boolean }>(sql`
    select text, missed from answers where session_id = ${sessionId} order by id`)
const turnsIn = (sessionId: string) => db.rows(sql`select id from bot_turns where session_id = ${sessionId}`)

test('the messages of a session are answered in the order they came, each once', async () => {
  const sessionId = await openSession()
  await ask(sessionId, '密码忘了', '今天天气怎么样', '怎么重置密码')
  await start().idle()
  expect((await answersIn(sessionId)).map(({ missed }) => missed)).toEqual([false, true, false])
  expect(await turnsIn(sessionId)).toEqual([])
})

test('a worker that died in the middle of an answer is replaced, and there is exactly one answer', async () => {
  const { behaviour, release } = heldBack('请打开密码自助。')
  const fake = await startFakeModel(behaviour)
  const answer = answeringBy(fake.url)
  const sessionId = await openSession()
  await ask(sessionId, '密码忘了')
  start({ answer })
  await fake.opened(1)
  await db.run(sql`update bot_turns set lease_until = now() - interval '1 second' where session_id = ${sessionId}`)
  start({ answer })
  await fake.opened(2)
  release()
  await Promise.all(workers.map((worker) => worker.idle()))
  expect(await answersIn(sessionId)).toEqual([{ text: '请打开密码自助。', missed: false }])
  expect(await turnsIn(sessionId)).toEqual([])
})

test('bots that stop while the model hangs stop at once, and whoever comes next answers', async () => {
  const fake = await startFakeModel(() => {})
  const sessionId = await openSession()
  await ask(sessionId, '密码忘了')
  const worker = start({ answer: answeringBy(fake.url) })
  await fake.opened(1)
  await worker.stop()
  expect(await answersIn(sessionId)).toEqual([])
  await start().idle()
  expect(await answersIn(sessionId)).toEqual([{ text: '工作台 → 密码自助。', missed: false }])
})

test('a turn that was taken when its message was stored is left to who took it until its lease ends', async () => {
  const sessionId = await openSession()
  const turn = await db.tx(async (tx) => {
    await askBot(tx, [{ sessionId, botId: 'bot', content: '密码忘了', traceId: 'trc_taken' }])
    return takeTurn(tx, sessionId, 'trc_taken')
  })
  expect(turn).toMatchObject({ sessionId, botName: '小应', customerId: 'cus', content: '密码忘了', attempts: 1 })
  await ask(sessionId, '怎么重置密码')
  expect(await db.tx((tx) => takeTurn(tx, sessionId, 'trc'))).toBeUndefined()
  const worker = start()
  await worker.idle()
  expect(await answersIn(sessionId)).toEqual([])
  await db.run(sql`update bot_turns set lease_until = now() - interval '1 second' where lease_until is not null`)
  worker.poke()
  await worker.idle()
  expect(await answersIn(sessionId)).toHaveLength(2)
})

test('an answer whose commit fails is no answer yet: the turn is kept and tried again', async () => {
  const sessionId = await openSession()
  await ask(sessionId, '密码忘了')
  let failures = 1
  const worker = start({
    commitAnswer: async (tx, { text }) => {
      await tx.run(sql`insert into answers (session_id, text, missed) values (${sessionId}, ${text}, false)`)
      if (failures-- > 0) throw new Error('the session is locked')
    },
  })
  await worker.idle()
  expect(await answersIn(sessionId)).toEqual([])
  await db.run(sql`update bot_turns set next_attempt_at = now() where session_id = ${sessionId}`)
  worker.poke()
  await worker.idle()
  expect(await answersIn(sessionId)).toHaveLength(1)
})

test('a message on which the bot fails again and again becomes a miss and holds up no other', async () => {
  const sessionId = await openSession()
  await ask(sessionId, '密码忘了')
  const retrieve = async () => {
    throw new Error('this text breaks the search')
  }
  const worker = start({ answer: answeringBy(undefined, retrieve) })
  for (let attempt = 0; attempt < 6; attempt++) {
    await db.run(sql`update bot_turns set next_attempt_at = now() where session_id = ${sessionId}`)
    worker.poke()
    await worker.idle()
  }
  expect((await answersIn(sessionId)).map(({ missed }) => missed)).toEqual([true])
  expect(await turnsIn(sessionId)).toEqual([])
})
