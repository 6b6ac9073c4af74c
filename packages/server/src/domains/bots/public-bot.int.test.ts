import { afterAll, expect, test } from 'vitest'
import { openDb, sql } from '../../platform/db.ts'
import { testDatabase } from '../../testing/database.ts'
import { publicBot } from './index.ts'

const db = openDb({ url: (await testDatabase()).url })
afterAll(() => db.close())
const store = (id: string, settings: object) =>
  db.run(sql`
    insert into bots (id, name, settings, model, model_key, owner_id)
    values (${id}, '小应', ${JSON.stringify(settings)}::jsonb, '{"base_url":"http://secret"}', 'secret', 'secret')`)

test('of a bot nobody but its owner is told more than the few keys of its public page', async () => {
  const shown = { language: 'zh-CN', enable_thinking: false, enable_memori: true, tool_response: false }
  await store('full', {
    ...shown,
    avatar_url: '/a.png',
    welcome: '您好',
    suggested_questions: ['怎么退款'],
    prompt: 'secret',
    handoff: { words: ['secret'] },
    api_key: 'secret',
    anything: { else: 'secret' },
  })
  const told = await publicBot(db, 'full')
  expect(told).toEqual({
    id: 'full',
    name: '小应',
    avatarUrl: '/a.png',
    welcome: '您好',
    suggestedQuestions: ['怎么退款'],
    settings: shown,
  })
  expect(JSON.stringify(told)).not.toContain('secret')
})

test('what is empty falls back to the older names, and then to nothing', async () => {
  await store('old', { welcome: '', welcome_message: '欢迎', suggested_questions: [], guide_questions: ['保修多久'] })
  expect(await publicBot(db, 'old')).toMatchObject({
    avatarUrl: null,
    welcome: '欢迎',
    suggestedQuestions: ['保修多久'],
  })
  await store('bare', {})
  expect(await publicBot(db, 'bare')).toMatchObject({ welcome: null, suggestedQuestions: [], settings: {} })
  expect(await publicBot(db, 'nobody')).toBeUndefined()
})
