import { describe, expect, test } from 'vitest'
import { broken, good, wholeAnswer } from '../testing/behaviours.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { ModelError } from './model.ts'
import { createModel, type ModelOptions } from './openai.ts'

const fake = await startFakeModel(() => {})
const apiKey = 'sk-planted-key-0123456789'
const entries = [{ id: 'faq_1', question: '如何重置密码？', answer: '工作台 → 密码自助。', confidence: 0.9 }]
const modelWith = (options: Partial<ModelOptions> = {}) =>
  createModel({ baseUrl: fake.url, apiKey, model: 'm-1', timeoutMs: 10_000, fetch: globalThis.fetch, ...options })
const never = new AbortController().signal

async function failure(answer: Promise<string>): Promise<unknown> {
  return answer.then(
    (text) => `answered: ${text}`,
    (error: unknown) => error,
  )
}

describe('the whole text of a stream is the answer, when the model', () => {
  test.each(Object.entries(good))('%s', async (_, behaviour) => {
    fake.behave(behaviour)
    expect(await modelWith().answer('密码忘了', entries, never)).toBe(wholeAnswer)
  })
})

describe('there is no answer but a ModelError without the key, within the deadline, when the model', () => {
  test.each(Object.entries(broken))('%s', async (_, behaviour) => {
    fake.behave(behaviour)
    const error = await failure(modelWith({ timeoutMs: 300 }).answer('密码忘了', entries, never))
    expect(error).toBeInstanceOf(ModelError)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(apiKey)
  })
})

test('the question goes with the entries that were found, the key only in its header', async () => {
  const before = fake.asked.length
  fake.behave((response) => good['streams well']?.(response))
  await modelWith({ baseUrl: `${fake.url}/` }).answer('密码忘了', entries, never)
  const [asked] = fake.asked.slice(before)
  expect(asked).toMatchObject({ path: '/v1/chat/completions', authorization: `Bearer ${apiKey}` })
  expect(asked?.body).toMatchObject({ model: 'm-1', stream: true })
  expect(asked?.body.messages[0]?.content).toContain('工作台 → 密码自助。')
  expect(asked?.body.messages[1]).toEqual({ role: 'user', content: '密码忘了' })
  expect(JSON.stringify(asked?.body)).not.toContain(apiKey)
})

test('an endpoint without a key is asked without the header', async () => {
  const before = fake.asked.length
  await modelWith({ apiKey: '' }).answer('密码忘了', entries, never)
  expect(fake.asked.slice(before).map((a) => a.authorization)).toEqual([undefined])
})

test('the key is not sent on to where a redirect points', async () => {
  const before = fake.asked.length
  fake.behave((response) => broken['answers elsewhere']?.(response))
  await failure(modelWith().answer('密码忘了', entries, never))
  expect(fake.asked.slice(before).map((a) => a.path)).toEqual(['/v1/chat/completions'])
})

test.each([
  ['a key that is no header', { apiKey: `${apiKey}\nX` }],
  ['a key of other letters', { apiKey: `${apiKey}密` }],
  ['credentials in the address', { baseUrl: `http://user:${apiKey}@127.0.0.1:1/v1` }],
  ['an endpoint that is not there', { baseUrl: 'http://127.0.0.1:1/v1' }],
])('%s is an error that does not quote it', async (_, options) => {
  const error = await failure(modelWith(options).answer('密码忘了', entries, never))
  expect(error).toBeInstanceOf(ModelError)
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(apiKey)
})

test.each(['never stops talking', 'never ends a line'])(
  'a model that %s is given up by size, long before the deadline',
  async (name) => {
    fake.behave((response) => broken[name]?.(response))
    const error = await failure(modelWith({ timeoutMs: 600_000 }).answer('密码忘了', entries, never))
    expect(error).toEqual(new ModelError('The model does not stop.'))
  },
)

test('a desk that stops does not wait for the model', async () => {
  fake.behave(() => {})
  const stopping = new AbortController()
  const answer = failure(modelWith({ timeoutMs: 600_000 }).answer('密码忘了', entries, stopping.signal))
  await fake.opened(1)
  stopping.abort()
  expect(await answer).toBeInstanceOf(ModelError)
  expect(await failure(modelWith({ timeoutMs: 600_000 }).answer('密码忘了', entries, stopping.signal))).toBeInstanceOf(
    ModelError,
  )
})
