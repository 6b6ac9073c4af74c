import { expect, test } from 'vitest'
import { draftOf, ruleOf } from './rule-draft.ts'

test('a rule goes through its fields unchanged, whatever it asks for', () => {
  const full = {
    name: '重要客户',
    match: {
      accountId: 'acc_1',
      channelType: 'letters',
      botId: 'bot_1',
      tagId: 'tag_1',
      vip: false,
      departmentId: 7,
      priority: 'high' as const,
    },
    teamId: 'team_1',
    priority: 'urgent' as const,
  }
  const bare = { name: '其他', match: {} }
  expect([full, bare].map((rule) => ruleOf(draftOf(rule)))).toEqual([full, bare])
})

test('a new rule asks for nothing', () => {
  expect(ruleOf({ ...draftOf(undefined), name: ' 全部 ' })).toEqual({ name: '全部', match: {} })
})
