import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RoutingRule } from '../contract.ts'
import { type Asking, higher, matchRule } from './match-rule.ts'

const asking: Asking = {
  accountId: 'acc_1',
  channelId: 'wecom-kf',
  channelType: 'wechat',
  botId: 'bot_1',
  tagIds: ['tag_1', 'tag_2'],
  isVip: true,
  departmentIds: [3, 1],
  priority: 'high',
}
const team = (match: RoutingRule['match']) => matchRule([{ match, teamId: 'yes' }], asking)?.teamId

test.each<[RoutingRule['match'], string | undefined]>([
  [{}, 'yes'],
  [{ accountId: 'acc_1' }, 'yes'],
  [{ accountId: 'acc_2' }, undefined],
  [{ channelType: 'wechat' }, 'yes'],
  [{ channelType: 'wecom-kf' }, 'yes'],
  [{ channelType: 'wecom-app' }, undefined],
  [{ botId: 'bot_1' }, 'yes'],
  [{ botId: 'bot_2' }, undefined],
  [{ tagId: 'tag_2' }, 'yes'],
  [{ tagId: 'tag_3' }, undefined],
  [{ vip: true }, 'yes'],
  [{ vip: false }, undefined],
  [{ departmentId: 1 }, 'yes'],
  [{ departmentId: 2 }, undefined],
  [{ priority: 'high' }, 'yes'],
  [{ priority: 'urgent' }, undefined],
  [{ accountId: 'acc_1', departmentId: 2 }, undefined],
])('%j of this session gives %s', (match, expected) => {
  expect(team(match)).toBe(expected)
})

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const anyMatch = fc
  .record({
    accountId: some(fc.constantFrom('acc_1', 'acc_2')),
    channelType: some(fc.constantFrom('wechat', 'web')),
    tagId: some(fc.constantFrom('tag_1', 'tag_9')),
    vip: some(fc.boolean()),
    departmentId: some(fc.constantFrom(1, 9)),
  })
  .map((match) => {
    const given: RoutingRule['match'] = {}
    return Object.assign(given, Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined)))
  })
const anyRules = fc.array(anyMatch.map((match) => ({ match })))

test('the first rule that holds counts, and rules behind it change nothing', () => {
  fc.assert(
    fc.property(anyRules, anyRules, (rules, more) => {
      const found = matchRule(rules, asking)
      if (!found) return
      const place = rules.indexOf(found)
      expect(matchRule(rules.slice(0, place), asking)).toBeUndefined()
      expect(matchRule([...rules, ...more], asking)).toBe(found)
    }),
  )
})

test('a condition more never lets a session through that was not', () => {
  fc.assert(
    fc.property(anyMatch, anyMatch, (match, more) => {
      const both = { ...more, ...match }
      if (matchRule([{ match: both }], asking)) expect(matchRule([{ match }], asking)).toBeDefined()
    }),
  )
})

test('a rule raises a priority and never lowers one', () => {
  expect(higher('normal', 'urgent')).toBe('urgent')
  expect(higher('urgent', 'normal')).toBe('urgent')
  expect(higher('high', 'high')).toBe('high')
})
