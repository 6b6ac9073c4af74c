import type { Bot } from '@yingda/server/domains/bots/contract'
import { expect, test } from 'vitest'
import { changeOf, draftOf } from './draft.ts'

const stored = { guide_questions: ['怎么退款'], prompt: '你是客服', theme: 'red', handoff: { max_answers: 9 } }
const bot: Bot = {
  id: 'b',
  name: '小应',
  owner_id: null,
  settings: stored,
  model: { has_api_key: true },
  avatar_url: null,
  account_ids: [],
  version: 4,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
}

test('what the form does not show is kept, and an empty key keeps the stored one', () => {
  const change = changeOf(bot, draftOf(bot))
  expect(change).toEqual({
    name: '小应',
    version: 4,
    settings: { suggested_questions: ['怎么退款'], prompt: '你是客服', theme: 'red', handoff: { max_answers: 9 } },
    model: { base_url: null, name: null, timeout_seconds: null, temperature: null },
  })
})

test('lines become questions, and what was emptied is unset', () => {
  const draft = { ...draftOf(bot), questions: ' 发货了吗 \n\n在哪开票 ', prompt: ' ', automatic: false, apiKey: 'k' }
  expect(changeOf(bot, draft)).toMatchObject({
    settings: { suggested_questions: ['发货了吗', '在哪开票'], handoff: { max_answers: 9, automatic: false } },
    model: { api_key: 'k' },
  })
  expect(changeOf(bot, draft).settings).not.toHaveProperty('prompt')
})
