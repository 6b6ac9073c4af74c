import { expect, test } from 'vitest'
import { finishOf } from './beside.ts'
import { framesOf } from './frames.ts'

const given = { id: 'chatcmpl-1', created: 1_700_000_000, model: 'bot "1"', includeUsage: false }
const finish = finishOf({
  text: '好',
  missed: false,
  sources: [],
  usage: { promptTokens: 7, completionTokens: 2 },
  finishReason: 'stop',
  model: 'm',
})
const dataOf = (frames: string) =>
  frames.split('\n\n').flatMap((frame) => (frame.startsWith('data: {') ? [JSON.parse(frame.slice(6))] : []))

const same = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_700_000_000, model: 'bot "1"' }
const choice = (delta: object, reason: string | null = null) => ({
  index: 0,
  delta,
  logprobs: null,
  finish_reason: reason,
})

test('a stream begins with the role, goes on with words and ends with the reason and [DONE]', () => {
  const frames = framesOf(given)
  const text = '行1\n"\\\u2028 🎉'
  const whole = frames.role + frames.delta(text) + frames.end(finish)
  expect(dataOf(whole)).toEqual([
    { ...same, choices: [choice({ role: 'assistant', content: '' })] },
    { ...same, choices: [choice({ content: text })] },
    { ...same, choices: [choice({}, 'stop')], yingda: { sources: [], missed: false } },
  ])
  expect(whole.endsWith('\n\ndata: [DONE]\n\n')).toBe(true)
})

test('usage comes in a chunk of its own before [DONE], and is null before, when it is asked for', () => {
  const frames = framesOf({ ...given, includeUsage: true })
  const all = dataOf(frames.role + frames.delta('好') + frames.end(finish))
  expect(all.map(({ usage }) => usage)).toEqual([
    null,
    null,
    null,
    { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 },
  ])
  expect(all.at(-1).choices).toEqual([])
})
