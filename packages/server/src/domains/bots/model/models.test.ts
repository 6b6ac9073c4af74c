import { describe, expect, test } from 'vitest'
import { configOf, testModels, testTransport } from '../testing/ask.ts'
import { broken, calls, good, inTurn, partOfAnswer, refuses, saysInPieces, wholeAnswer } from '../testing/behaviours.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { ModelError } from './model-error.ts'
import { createModels, type ModelConfig } from './models.ts'
import { createTransport } from './transport.ts'

const fake = await startFakeModel(() => {})
const never = new AbortController().signal
const messages = [{ role: 'user', content: '密码忘了' }]

async function ask(
  change: Partial<ModelConfig> = {},
  { tools = [] as object[], models = testModels(), signal = never } = {},
) {
  const shown: string[] = []
  const reply = await models
    .ask(configOf(fake.url, change), { messages, tools }, (text) => shown.push(text), signal)
    .catch((error: unknown) => error)
  return { reply, pieces: shown, shown: shown.join('') }
}

describe('the whole text of a stream is the answer, when the model', () => {
  test.each(Object.entries(good))('%s', async (_, behaviour) => {
    fake.behave(behaviour)
    const { reply } = await ask()
    expect(reply).toMatchObject({ text: wholeAnswer, finish: 'stop' })
  })
})

test.each(Object.entries(good).filter(([name]) => name !== 'closes a thought it never opened'))(
  'what is shown as it comes is the answer, when the model %s',
  async (_, behaviour) => {
    fake.behave(behaviour)
    expect((await ask()).shown).toBe(wholeAnswer)
  },
)

const endsOddly = ['is cut by the token limit', 'calls tools only']

describe('there is no answer but a ModelError without the key, within the deadline, when the model', () => {
  test.each(Object.entries(broken).filter(([name]) => !endsOddly.includes(name)))('%s', async (_, behaviour) => {
    fake.behave(behaviour)
    const { reply: error } = await ask({ timeoutMs: 300 })
    expect(error).toBeInstanceOf(ModelError)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/planted|只有一半/)
  })
})

test('an answer cut by the limit of tokens says so', async () => {
  fake.behave((response) => broken['is cut by the token limit']?.(response))
  expect((await ask()).reply).toMatchObject({ text: partOfAnswer, finish: 'length' })
})

test('calls of tools are told with their arguments put together, and never shown', async () => {
  fake.behave(calls('search_knowledge', { query: '发票' }, '我查一下'))
  const { reply, shown } = await ask({}, { tools: [{ type: 'function' }] })
  expect(shown).toBe('我查一下')
  expect(reply).toMatchObject({
    finish: 'tools',
    calls: [{ name: 'search_knowledge', args: '{"query":"发票"}' }],
  })
})

test('the key goes in its header and nowhere else, and what was set is asked for', async () => {
  const before = fake.asked.length
  fake.behave(saysInPieces(['好']))
  await ask({ baseUrl: `${fake.url}/`, maxTokens: 99, temperature: 0.7 })
  const [asked] = fake.asked.slice(before)
  expect(asked).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer sk-planted-key-0123456789' })
  expect(asked?.body).toMatchObject({ model: 'm-1', stream: true, messages, max_tokens: 99, temperature: 0.7 })
  expect(JSON.stringify(asked?.body)).not.toContain('planted')
})

test('an endpoint without a key is asked without the header', async () => {
  const before = fake.asked.length
  await ask({ apiKey: '' })
  expect(fake.asked.slice(before).map((a) => a.authorization)).toEqual([undefined])
})

test('the key is not sent on to where a redirect points', async () => {
  const before = fake.asked.length
  fake.behave((response) => broken['answers elsewhere']?.(response))
  await ask()
  expect(fake.asked.slice(before).map((a) => a.path)).toEqual(['/v1/chat/completions'])
})

test.each([
  ['a key that is no header', { apiKey: 'sk-planted-key\nX' }],
  ['a key of other letters', { apiKey: 'sk-planted-密' }],
  ['credentials in the address', { baseUrl: 'http://user:planted@127.0.0.1:1/v1' }],
  ['an endpoint that is not there', { baseUrl: 'http://127.0.0.1:1/v1' }],
])('%s is an error that does not quote it', async (_, change) => {
  const { reply: error } = await ask(change)
  expect(error).toBeInstanceOf(ModelError)
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('planted')
})

test.each(['never stops talking', 'never ends a line'])(
  'a model that %s is given up by size, long before the deadline',
  async (name) => {
    fake.behave((response) => broken[name]?.(response))
    expect((await ask({ timeoutMs: 600_000 })).reply).toEqual(new ModelError('The model does not stop.'))
  },
)

test('a model that falls silent in the middle is given up long before the deadline for the whole', async () => {
  fake.behave((response) => broken['hangs in the middle']?.(response))
  const models = createModels({ transport: testTransport, idleMs: 50 })
  expect((await ask({ timeoutMs: 600_000 }, { models })).reply).toBeInstanceOf(ModelError)
})

test('whoever stops waiting ends the question at the model', async () => {
  fake.behave(() => {})
  const stopping = new AbortController()
  const answer = ask({ timeoutMs: 600_000 }, { signal: stopping.signal })
  await fake.opened(1)
  stopping.abort()
  expect((await answer).reply).toBeInstanceOf(ModelError)
  expect((await ask({}, { signal: stopping.signal })).reply).toBeInstanceOf(ModelError)
})

test('a failure before the first word is tried once more, one after it is not', async () => {
  const before = fake.asked.length
  fake.behave(inTurn(refuses(503), saysInPieces(['好'])))
  expect((await ask()).reply).toMatchObject({ text: '好' })
  expect(fake.asked.length - before).toBe(2)
  fake.behave((response) => broken['breaks the connection in the middle']?.(response))
  const { reply, shown } = await ask()
  expect(reply).toBeInstanceOf(ModelError)
  expect(shown).toBe(partOfAnswer)
  expect(fake.asked.length - before).toBe(3)
})

test('too many questions are not answered by one more', async () => {
  const before = fake.asked.length
  fake.behave(refuses(429))
  await ask()
  expect(fake.asked.length - before).toBe(1)
})

test('an endpoint that refuses tools is asked without them, also the next time', async () => {
  const before = fake.asked.length
  const models = testModels()
  fake.behave(inTurn(refuses(400), saysInPieces(['好'])))
  const tools = [{ type: 'function', function: { name: 'search_knowledge' } }]
  expect((await ask({}, { tools, models })).reply).toMatchObject({ text: '好' })
  await ask({}, { tools, models })
  expect(
    fake.asked.slice(before).map(({ body }) => [body.tools !== undefined, body.stream_options !== undefined]),
  ).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ])
})

test('a model that thinks aloud without saying so is held back the next time until the thought ends', async () => {
  const models = testModels()
  fake.behave(saysInPieces(['想', '想', '</think>', '好']))
  expect((await ask({}, { models })).reply).toMatchObject({ text: '好' })
  expect(await ask({}, { models })).toMatchObject({ shown: '好', reply: { text: '好' } })
  fake.behave(saysInPieces(['没有', '想']))
  expect((await ask({}, { models })).shown).toBe('没有想')
  expect((await ask({}, { models })).pieces).toEqual(['没有', '想'])
})

test('the usage that follows the answer is told', async () => {
  fake.behave(saysInPieces(['好'], { prompt_tokens: 12, completion_tokens: 3 }))
  expect((await ask()).reply).toMatchObject({ usage: { promptTokens: 12, completionTokens: 3 } })
})

test('an address in a private network is not asked unless it is trusted or let through', async () => {
  const transport = (allowHosts: readonly string[]) =>
    createModels({ transport: createTransport({ allowPrivate: false, allowHosts }) })
  const before = fake.asked.length
  fake.behave(saysInPieces(['好']))
  expect((await ask({}, { models: transport([]) })).reply).toBeInstanceOf(ModelError)
  expect(
    (await ask({ baseUrl: fake.url.replace('127.0.0.1', 'localhost') }, { models: transport([]) })).reply,
  ).toBeInstanceOf(ModelError)
  expect(fake.asked.length).toBe(before)
  expect((await ask({}, { models: transport(['127.0.0.1']) })).reply).toMatchObject({ text: '好' })
  expect((await ask({ isTrusted: true }, { models: transport([]) })).reply).toMatchObject({ text: '好' })
})

test('connections are used again', async () => {
  const models = testModels()
  fake.behave(saysInPieces(['好']))
  for (let i = 0; i < 8; i++) await ask({}, { models })
  expect(new Set(fake.asked.slice(-8).map(({ connection }) => connection)).size).toBeLessThan(4)
})
