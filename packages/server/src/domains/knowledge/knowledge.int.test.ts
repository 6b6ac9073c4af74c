import { describe, expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { addFaqs, createRetrieve, hasKnowledge } from './index.ts'
import { botOf, type Keeper, keeper } from './testing/people.ts'

const desk = await bootDesk()
const chen = await keeper(desk, 'zhoujie')
const zhou = await keeper(desk, 'hejing')
const retrieve = createRetrieve(desk.db)

const newSet = async (who: Keeper, name = '售后') => (await who.ask('POST', 'sets', { name })).body.id as string
const addPair = (who: Keeper, setId: string, question: string, answer = '好') =>
  who.ask('POST', `sets/${setId}/entries`, { question, answer })

describe('sets', () => {
  test('belong to whoever made them: nobody else sees, changes, fills or lends them out', async () => {
    const setId = await newSet(chen)
    const { body: entry } = await addPair(chen, setId, '怎么退款？')
    const botId = await botOf(desk, zhou, 'bot-of-zhou')
    const tries = [
      zhou.ask('GET', `sets/${setId}`),
      zhou.ask('PUT', `sets/${setId}`, { name: '我的' }),
      zhou.ask('DELETE', `sets/${setId}`),
      zhou.ask('GET', `sets/${setId}/entries`),
      addPair(zhou, setId, 'x'),
      zhou.ask('GET', `entries/${entry.id}`),
      zhou.ask('PUT', `entries/${entry.id}`, { question: 'x', answer: 'x' }),
      zhou.ask('DELETE', `entries/${entry.id}`),
      zhou.ask('GET', `sets/${setId}/documents`),
      zhou.ask('PUT', `bots/${botId}/sets`, { set_ids: [setId] }),
      chen.ask('GET', `bots/${botId}/sets`),
      chen.ask('POST', `bots/${botId}/search`, { question: '退款' }),
      chen.ask('GET', `bots/${botId}/unanswered`),
      chen.ask('POST', `bots/${botId}/evaluation/runs`, {}),
    ]
    for (const { status, body } of await Promise.all(tries)) {
      expect(status).toBe(404)
      expect(body.detail).toMatch(/不存在/)
    }
    expect((await zhou.send(`sets/${setId}/documents?name=a.txt`, 'x')).status).toBe(404)
    expect((await zhou.send(`sets/${setId}/entries.csv`, 'question,answer\n1,2')).status).toBe(404)
    expect((await zhou.fetch(`sets/${setId}/entries.csv`)).status).toBe(404)
    expect((await zhou.ask('GET', 'sets')).body.items.map((set: { id: string }) => set.id)).not.toContain(setId)
    expect((await chen.ask('GET', `sets/${setId}`)).body).toMatchObject({ name: '售后', owner_id: chen.agentId })
  })

  test('serve several bots, and a bot answers from its own and from those it was given', async () => {
    const [first, second] = [await botOf(desk, chen, 'first'), await botOf(desk, chen, 'second')]
    const setId = await newSet(chen, '共用')
    await addPair(chen, setId, '怎么申请退款？', '在订单里。')
    await addFaqs(desk.db, first, [{ question: '怎么开发票？', answer: '在发票中心。' }])
    expect(
      await desk.db.rows(sql`select id from bots b where id in (${first}, ${second}) and ${hasKnowledge}`),
    ).toEqual([{ id: first }])
    for (const botId of [first, second]) {
      const { body } = await chen.ask('PUT', `bots/${botId}/sets`, { set_ids: [setId] })
      expect(body.items.map((set: { name: string }) => set.name)).toEqual([botId, '共用'])
      const found = await chen.ask('POST', `bots/${botId}/search`, { question: '退款怎么弄' })
      expect(found.body.items[0]).toMatchObject({ kind: 'faq', answer: '在订单里。' })
    }
    expect(await retrieve(second, '开发票')).toEqual([])
    expect(await retrieve(first, '开发票')).toHaveLength(1)
    await chen.ask('PUT', `bots/${first}/sets`, { set_ids: [] })
    expect(await retrieve(first, '退款')).toEqual([])
    expect(await retrieve(first, '开发票')).toHaveLength(1)
  })

  test('are narrowed by the settings of a bot, which cannot reach sets that it was not given', async () => {
    const botId = await botOf(desk, chen, 'narrow')
    const [given, other] = [await newSet(chen), await newSet(zhou)]
    await addPair(chen, given, '怎么申请退款？')
    await addPair(zhou, other, '怎么开发票？')
    await chen.ask('PUT', `bots/${botId}/sets`, { set_ids: [given] })
    const settings = async (sets: unknown) => {
      await desk.db.run(sql`update bots set settings = ${JSON.stringify({ knowledge_sets: sets })} where id = ${botId}`)
      return [(await retrieve(botId, '退款')).length, (await retrieve(botId, '发票')).length]
    }
    expect(await settings([given, other])).toEqual([1, 0])
    expect(await settings([])).toEqual([0, 0])
    expect(await settings(null)).toEqual([1, 0])
  })

  test('go with all that is in them; a bot’s own stays as long as the bot', async () => {
    const setId = await newSet(chen)
    await addPair(chen, setId, '怎么退款？')
    expect((await chen.ask('DELETE', `sets/${setId}`)).body).toEqual({ success: true, message: '已删除' })
    expect((await chen.ask('GET', `sets/${setId}`)).status).toBe(404)
    expect(await desk.db.rows(sql`select 1 from knowledge_entries where set_id = ${setId}`)).toEqual([])
    const botId = await botOf(desk, chen, 'kept')
    const [own] = (await chen.ask('GET', `bots/${botId}/sets`)).body.items
    expect((await chen.ask('DELETE', `sets/${own.id}`)).status).toBe(409)
    await desk.db.run(sql`delete from bots where id = ${botId}`)
    expect((await chen.ask('GET', `sets/${own.id}`)).status).toBe(404)
  })
})

describe('entries', () => {
  test('are found by what they say now, and no more when they are gone', async () => {
    const botId = await botOf(desk, chen, 'changing')
    const [own] = (await chen.ask('GET', `bots/${botId}/sets`)).body.items
    const { body: entry } = await addPair(chen, own.id, '怎么申请退款？')
    expect((await retrieve(botId, '退款')).map(({ id }) => id)).toEqual([entry.id])
    await chen.ask('PUT', `entries/${entry.id}`, { question: ' 怎么开发票？ ', answer: '在发票中心。' })
    expect(await retrieve(botId, '退款')).toEqual([])
    expect(await retrieve(botId, '发票')).toEqual([expect.objectContaining({ question: '怎么开发票？' })])
    await chen.ask('DELETE', `entries/${entry.id}`)
    expect(await retrieve(botId, '发票')).toEqual([])
    expect((await chen.ask('GET', `entries/${entry.id}`)).status).toBe(404)
  })

  test('are listed in pages without gaps or doubles, and searched by what they have or sound like', async () => {
    const setId = await newSet(chen)
    for (let n = 0; n < 25; n++) await addPair(chen, setId, `第${n}个问题`)
    await addPair(chen, setId, '怎么开发票？', '100% 可以_开')
    const seen: string[] = []
    let after = ''
    do {
      const { body } = await chen.ask('GET', `sets/${setId}/entries?limit=10${after && `&after=${after}`}`)
      seen.push(...body.items.map((entry: { question: string }) => entry.question))
      after = body.next ?? ''
    } while (after)
    expect(seen).toHaveLength(26)
    expect(new Set(seen).size).toBe(26)
    expect(seen[0]).toBe('怎么开发票？')
    for (const q of ['发票', 'fapiao', '100%', '可以_', '发漂']) {
      const { body } = await chen.ask('GET', `sets/${setId}/entries?q=${encodeURIComponent(q)}`)
      expect(body.items.map((entry: { question: string }) => entry.question)).toEqual(['怎么开发票？'])
    }
    expect((await chen.ask('GET', `sets/${setId}/entries?after=bm9uc2Vuc2U`)).status).toBe(422)
  })

  test('come in from a CSV, also a second time, and go out as they came', async () => {
    const setId = await newSet(chen)
    const csv = '\uFEFF问题,答案\r\n"怎么退款？","在订单里，\n点退款"\r\n怎么开发票？,\'=好\r\n,空\r\n'
    const take = async () => {
      const { id, ...begun } = await (await chen.send(`sets/${setId}/entries.csv?name=faq.csv`, csv)).json()
      expect(begun).toMatchObject({ kind: 'csv', name: 'faq.csv', state: 'waiting', outcome: null })
      await desk.drain()
      return (await chen.ask('GET', `documents/${id}`)).body
    }
    const refused = [{ row: 4, reason: '问题或答案为空' }]
    const first = await take()
    expect(first).toMatchObject({ state: 'ready', entries_done: 2, entries_total: 2 })
    expect(first.outcome).toEqual({ added: 2, known: 0, refused })
    expect((await take()).outcome).toEqual({ added: 0, known: 2, refused })
    expect((await chen.ask('DELETE', `documents/${first.id}`)).status).toBe(200)
    const out = await (await chen.fetch(`sets/${setId}/entries.csv`)).arrayBuffer()
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(out)).toBe(
      '\uFEFFquestion,answer\r\n怎么退款？,"在订单里，\n点退款"\r\n怎么开发票？,\'=好\r\n',
    )
    expect((await chen.send(`sets/${setId}/entries.csv`, 'a,b\n1,2')).status).toBe(400)
    expect((await chen.send(`sets/${setId}/entries.csv`, 'x'.repeat(2 * 1024 * 1024 + 1))).status).toBe(413)
  })

  test('of an older index are cut anew in the background', async () => {
    const botId = await botOf(desk, chen, 'old')
    await addFaqs(desk.db, botId, [{ question: '怎么开发票？', answer: '好' }])
    await desk.db.run(sql`
      update knowledge_entries set index_version = 0, words = '', grams = ''
      where set_id in (select sets_of_bot(${botId}))`)
    expect(await retrieve(botId, '发票')).toEqual([])
    await desk.drain()
    expect(await retrieve(botId, '发票')).toHaveLength(1)
  })
})

test('ids that cannot be any are unknown, and a body of the wrong shape is named', async () => {
  for (const path of ['sets/%00', 'entries/%27', `sets/${'x'.repeat(200)}`, 'documents/a%2Fb']) {
    expect((await chen.ask('GET', path)).status).toBe(404)
  }
  expect((await chen.ask('POST', 'sets', { name: ' ' })).status).toBe(422)
  expect((await chen.ask('POST', 'sets', {})).body.detail[0]).toMatchObject({ msg: expect.any(String) })
})
