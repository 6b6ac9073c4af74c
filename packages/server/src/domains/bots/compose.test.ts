import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import type { Found } from '../knowledge/index.ts'
import { compose } from './compose.ts'
import { createModel } from './model/openai.ts'
import { answersWith, broken, partOfAnswer } from './testing/behaviours.ts'
import { startFakeModel } from './testing/fake-model.ts'

const fake = await startFakeModel(() => {})
const apiKey = 'sk-planted-key-0123456789'
const never = new AbortController().signal
const entry: Found = { id: 'faq_1', question: '如何重置密码？', answer: '工作台 → 密码自助。', confidence: 0.9 }
const turn = {
  id: 1,
  sessionId: 'ses_1',
  botId: 'bot_1',
  botName: '小应',
  content: '密码忘了',
  traceId: 'trc_1',
  attempts: 1,
  leaseVersion: 1,
}

function depsWith(found: readonly Found[], withModel = true) {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const model = createModel({ baseUrl: fake.url, apiKey, model: 'm', timeoutMs: 300, fetch: globalThis.fetch })
  return { lines, deps: { log, retrieve: async () => [...found], model: withModel ? model : undefined } }
}

test('with a model its whole answer is the answer', async () => {
  fake.behave(answersWith('请打开密码自助。'))
  expect(await compose(depsWith([entry]).deps, turn, never)).toEqual({ text: '请打开密码自助。', missed: false })
})

test('without a model the best entry is the answer', async () => {
  expect(await compose(depsWith([entry], false).deps, turn, never)).toEqual({ text: entry.answer, missed: false })
})

test('below the floor the customer is told so and offered a person, and no model is asked', async () => {
  const before = fake.asked.length
  const { text, missed } = await compose(depsWith([]).deps, turn, never)
  expect(missed).toBe(true)
  expect(text).toContain('转人工')
  expect(fake.asked).toHaveLength(before)
})

describe('the entry itself is the answer, and the log has neither key nor text, when the model', () => {
  test.each(Object.entries(broken))('%s', async (_, behaviour) => {
    fake.behave(behaviour)
    const { deps, lines } = depsWith([entry])
    expect(await compose(deps, turn, never)).toEqual({ text: entry.answer, missed: false })
    expect(lines).toHaveLength(1)
    expect(lines.join()).toContain('trc_1')
    expect(lines.join()).not.toContain(apiKey)
    expect(lines.join()).not.toContain(partOfAnswer)
  })
})
