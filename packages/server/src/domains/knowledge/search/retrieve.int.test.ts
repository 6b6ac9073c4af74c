import { afterAll, describe, expect, test } from 'vitest'
import { demoFaqs } from '../../../app/demo-content.ts'
import { openDb, sql } from '../../../platform/db.ts'
import { testDatabase } from '../../../testing/database.ts'
import { demoDesk } from '../fixtures/demo-desk.ts'
import { manyFaqs } from '../fixtures/many-faqs.ts'
import { secondDesk } from '../fixtures/second-desk.ts'
import { unseenDesk } from '../fixtures/unseen-desk.ts'
import { addFaqs, createRetrieve, type NewFaq } from '../index.ts'

const { url } = await testDatabase()
const db = openDb({ url, max: 5 })
afterAll(() => db.close())
const retrieve = createRetrieve(db)

async function addBot(id: string, faqs: readonly NewFaq[]): Promise<string> {
  await db.run(sql`insert into bots (id, name) values (${id}, ${id})`)
  await addFaqs(db, id, faqs)
  return id
}

interface Labelled {
  readonly paraphrases: Record<string, readonly string[]>
  readonly strangers: readonly string[]
}

interface Quality {
  readonly found: number
  readonly answeredStrangers: number
}

/** Shares of paraphrases whose first answer is the right one, and of strangers that got any. */
async function measure(title: string, botId: string, { paraphrases, strangers }: Labelled): Promise<Quality> {
  const missed: string[] = []
  const fooled: string[] = []
  const asked = Object.entries(paraphrases).flatMap(([start, texts]) => texts.map((text) => ({ start, text })))
  for (const { start, text } of asked) {
    const [best] = await retrieve(botId, text)
    if (!best?.question.startsWith(start)) missed.push(best ? `${text} → ${best.question}` : text)
  }
  for (const text of strangers) if ((await retrieve(botId, text)).length > 0) fooled.push(text.slice(0, 40))
  const quality = { found: 1 - missed.length / asked.length, answeredStrangers: fooled.length / strangers.length }
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`
  process.stdout.write(
    `${title}: right ${percent(quality.found)} of ${asked.length}, strangers answered ${percent(quality.answeredStrangers)} of ${strangers.length}\n` +
      `  missed: ${missed.join(' · ')}\n  fooled: ${fooled.join(' · ')}\n`,
  )
  return quality
}

describe('quality', () => {
  test('of the demo desk, which the numbers were chosen on, 92 % are right and at most 10 % of strangers answered', async () => {
    const quality = await measure('demo desk (tuned on)', await addBot('demo', demoFaqs), demoDesk)
    expect(quality.found).toBeGreaterThanOrEqual(0.92)
    expect(quality.answeredStrangers).toBeLessThanOrEqual(0.1)
  })

  test('of a second desk, which the numbers were corrected on, 85 % are right and at most 10 % of strangers answered', async () => {
    const quality = await measure('second desk (corrected on)', await addBot('second', secondDesk.faqs), secondDesk)
    expect(quality.found).toBeGreaterThanOrEqual(0.85)
    expect(quality.answeredStrangers).toBeLessThanOrEqual(0.1)
  })

  test('of a desk that nothing was tuned on, 92 % are right and at most 10 % of strangers answered', async () => {
    const quality = await measure('unseen desk (measured only)', await addBot('unseen', unseenDesk.faqs), unseenDesk)
    expect(quality.found).toBeGreaterThanOrEqual(0.92)
    expect(quality.answeredStrangers).toBeLessThanOrEqual(0.1)
  })

  test('among a thousand other entries the demo questions are still found', async () => {
    const botId = await addBot('big', [...manyFaqs, ...demoFaqs])
    const quality = await measure('demo desk among 1,000 entries', botId, { ...demoDesk, strangers: ['你好'] })
    expect(quality.found).toBeGreaterThanOrEqual(0.9)
    const times: number[] = []
    for (const text of Object.values(demoDesk.paraphrases).flat()) {
      const from = performance.now()
      await retrieve(botId, text)
      times.push(performance.now() - from)
    }
    const median = times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN
    process.stdout.write(
      `  median ${median.toFixed(1)} ms a question over ${manyFaqs.length + demoFaqs.length} entries\n`,
    )
  })
})

test('a bot answers from its own entries only', async () => {
  await addBot('a', [{ question: '猫粮怎么选？', answer: '看年龄。' }])
  await addBot('b', [{ question: '狗粮怎么选？', answer: '看体型。' }])
  expect((await retrieve('a', '猫粮怎么选')).map(({ answer }) => answer)).toEqual(['看年龄。'])
  expect(await retrieve('b', '猫砂')).toEqual([])
  expect(await retrieve('nobody', '猫粮怎么选')).toEqual([])
})

test('an entry is found from its commit on', async () => {
  await addBot('growing', [])
  expect(await retrieve('growing', '发票')).toEqual([])
  await addFaqs(db, 'growing', [{ question: '怎么开发票？', answer: '在订单里。' }])
  expect(await retrieve('growing', '发票')).toEqual([expect.objectContaining({ answer: '在订单里。' })])
})

test('at most three entries come, the most certain first', async () => {
  await addBot(
    'near',
    ['发票怎么开？', '发票怎么作废？', '发票怎么红冲？', '发票怎么认证？'].map((question) => ({
      question,
      answer: question,
    })),
  )
  const found = await retrieve('near', '发票怎么作废')
  expect(found.length).toBeLessThanOrEqual(3)
  expect(found[0]?.question).toBe('发票怎么作废？')
  expect(found.map((f) => f.confidence)).toEqual(found.map((f) => f.confidence).sort((a, b) => b - a))
})

test('an entry whose words are operators, quotes or endless is stored and does no harm', async () => {
  const odd = ["it's a & b | !c:*", 'C++ 和 C# 的 \\ 路径', 'x'.repeat(5_000), '？？？', '发票'.repeat(2_000)]
  await addBot(
    'odd',
    odd.map((question) => ({ question, answer: 'ok' })),
  )
  for (const text of [...odd, "'; drop table faqs; --", "'':*"]) await retrieve('odd', text)
  expect(
    await db.one(
      sql`select count(*) from knowledge_entries where set_id in (select set_id from bot_knowledge_sets where bot_id = 'odd')`,
    ),
  ).toEqual({ count: odd.length })
})
