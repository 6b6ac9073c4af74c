import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import { normal } from './normal.ts'
import { openWritten } from './testing/written.ts'
import { startSearchIndex } from './worker.ts'

const { db, write, found, search } = await openWritten()

test('a part of a Chinese word, of a Latin word and a single character find the message', async () => {
  await write('ses_kinds', ['我的打印机坏了', 'Please reset my VPN password', '发票抬头是ＡＢＣ公司', '退款!'])
  await found()
  const finds = { 打印: 1, 印机坏: 1, 机: 1, vpn: 2, PASSW: 2, sswo: 2, abc: 3, ＶＰＮ: 2, '款!': 4 }
  for (const [q, seq] of Object.entries(finds)) expect([q, await search(q)]).toEqual([q, [`ses_kinds ${seq}`]])
})

test('of several words each must occur, in any order', async () => {
  await write('ses_words', ['蓝屏之后打印机坏了', '只有蓝屏', '只有打印机'])
  await found()
  expect(await search('打印机 蓝屏')).toEqual(['ses_words 1'])
})

test('characters that only occur apart are not found together', async () => {
  await write('ses_apart', ['甲乙 丙丁', '甲丙乙丁', '乙甲丁丙', '甲乙乙丙'])
  await found()
  expect(await search('甲乙丙')).toEqual([])
  expect(await search('乙丙')).toEqual(['ses_apart 4'])
})

test('pages go from the newest to the oldest, each message once, over buckets that are far apart', async () => {
  const expected: string[] = []
  for (let step = 1; step <= 30; step++) {
    await write(`ses_far${step}`, ['常见的词', `第 ${step} 步`, '常见的词'])
    await found()
    expected.unshift(`ses_far${step} 3`, `ses_far${step} 1`)
    await db.run(sql`update message_grams_position set next_place = next_place + ${step < 15 ? 2_000 : 20_000}::int`)
  }
  for (const limit of [1, 7, 50, 100]) expect(await search('常见的词', limit)).toEqual(expected)
  expect(await search('第 1 步')).toEqual(expect.arrayContaining(['ses_far1 2']))
})

test('messages are found by agent, kind of channel and time', async () => {
  await write('ses_mine', ['过滤一下', '过滤两下'])
  await write('ses_other', ['过滤三下'])
  await db.run(sql`update sessions set status = 'manual', manual_cs_id = 'zhangsan' where id = 'ses_mine'`)
  await db.run(sql`update sessions set account_id = 'acc_2' where id = 'ses_other'`)
  await db.run(sql`update messages set created_at = '2026-01-01Z' where session_id = 'ses_mine' and seq = 1`)
  await found()
  const [one, two, three] = ['ses_mine 1', 'ses_mine 2', 'ses_other 1']
  expect(await search('过滤')).toEqual([three, two, one])
  expect(await search('过滤', 50, { csId: 'zhangsan' })).toEqual([two, one])
  expect(await search('过滤', 50, { channelType: 'jd' })).toEqual([three])
  expect(await search('过滤', 50, { to: '2026-01-01T00:00:01Z' })).toEqual([one])
  expect(await search('过滤', 50, { from: '2026-01-01T00:00:01Z' })).toEqual([three, two])
})

test('what was taken back or deleted is found no more, and its grams go with a message', async () => {
  await write('ses_gone', ['撤回的话', '删除的话', '留下的话'])
  await found()
  await db.run(sql`update messages set recalled_at = now() where session_id = 'ses_gone' and seq = 1`)
  await db.run(sql`delete from messages where session_id = 'ses_gone' and seq = 2`)
  expect(await search('的话')).toEqual(['ses_gone 3'])
  const rows = await db.rows(sql`select seq from message_grams where session_id = 'ses_gone' order by seq`)
  expect(rows).toEqual([{ seq: 1 }, { seq: 3 }])
})

test('lines of the desk itself are not found, notes of agents are', async () => {
  await write('ses_note', ['悄悄话'], { senderType: null })
  await write('ses_line', ['悄悄话'], { senderType: null })
  await db.run(sql`update messages set msg_type = 'note' where session_id = 'ses_note'`)
  await db.run(sql`update messages set msg_type = 'system' where session_id = 'ses_line'`)
  await found()
  expect(await search('悄悄话')).toEqual(['ses_note 1'])
})

test('what the feed has forgotten before it was read is found by walking through the messages', async () => {
  await write('ses_old', ['很久以前'], { told: false })
  await found()
  expect(await search('很久以前')).toEqual([])
  await db.run(sql`
    update feed_horizon set (xid, id) = (select xid, id + 1 from changes order by changes.xid desc, changes.id desc limit 1)`)
  await write('ses_new', ['很久以后'])
  await found()
  expect(await search('很久以前')).toEqual(['ses_old 1'])
  expect(await search('很久以后')).toEqual(['ses_new 1'])
})

test('two nodes that index at once give every message one place', async () => {
  await write(
    'ses_twice',
    Array.from({ length: 1_200 }, (_, i) => `同时 ${i}`),
  )
  const other = startSearchIndex({ db, log: createLog('silent') })
  await found()
  await other.stop()
  await found()
  const rows = await db.one(sql`select count(*)::int as n from message_grams where session_id = 'ses_twice'`)
  expect(rows).toEqual({ n: 1_200 })
})

test('nothing that a LIKE finds is missed, and nothing else is found, whatever was written and asked', async () => {
  const letters = [...'的一是在退款发票机 abAB1２ｂ,，。\'"\\|&!:*()<->%_é😀'].concat(['é', '\n', '　'])
  const text = (max: number) =>
    fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: max }).map((all) => all.join(''))
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(text(24), { minLength: 30, maxLength: 60 }),
      fc.array(text(4), { minLength: 20, maxLength: 20 }),
      async (written, asked) => {
        await db.run(sql`truncate messages, sessions, session_events, session_transfers, message_grams`)
        run++
        await write(`ses_a${run}`, written.slice(0, 20))
        await write(`ses_b${run}`, written.slice(20))
        await found()
        const places = [...written.keys()].map((i) => (i < 20 ? `ses_a${run} ${i + 1}` : `ses_b${run} ${i - 19}`))
        const parts = written.slice(0, 20).map((content) => [...content].slice(2, 5).join(''))
        for (const q of [...asked, ...parts].filter((one) => one.trim() !== '')) {
          const words = q
            .split(/\s+/)
            .filter((word) => word !== '')
            .map(plain)
          const expected = places.filter((_, i) => words.every((word) => plain(written[i] ?? '').includes(word)))
          const hits = await search(q, 7)
          expect([q, hits.toSorted()]).toEqual([q, expected.toSorted()])
          if (words.length === 1) expect(hits).toEqual(expect.arrayContaining(await liked(q.trim())))
        }
      },
    ),
    { numRuns: 8 },
  )
}, 60_000)

/** What a scan of every message finds. */
async function liked(q: string): Promise<string[]> {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db.rows<{ place: string }>(sql`
    select session_id || ' ' || seq as place from messages where content like ${pattern}`)
  return rows.map(({ place }) => place)
}

const plain = (text: string) => {
  const { characters, apart } = normal(text)
  return characters.map((character, i) => (i > 0 && apart[i] ? ` ${character}` : character)).join('')
}
