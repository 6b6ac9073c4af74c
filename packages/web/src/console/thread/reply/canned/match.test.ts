import type { CannedReply } from '@yingda/server/domains/canned-replies/contract'
import { expect, test } from 'vitest'
import { askedFor, matching } from './match.ts'

const reply = (shortcut: string, title: string, content = ''): CannedReply => ({
  replyId: shortcut,
  scope: 'desk',
  shortcut,
  title,
  content,
  uses: 0,
  mayChange: false,
  updatedAt: '2026-03-02T10:00:00.000Z',
})

test.each([
  ['/', ''],
  ['/vpn', 'vpn'],
  ['/你好', '你好'],
  ['、你好', '你好'],
  ['', undefined],
  ['您好 /vpn', undefined],
  ['/vpn 请', undefined],
  ['/a\nb', undefined],
])('%j asks for replies by %j', (text, asked) => {
  expect(askedFor(text)).toBe(asked)
})

test('a shortcut that begins as typed comes before one that only has the letters', () => {
  const all = [reply('reset', 'VPN 重置'), reply('hello', '问候'), reply('VPN', '重新登录')]
  expect(matching(all, 'vpn').map(({ shortcut }) => shortcut)).toEqual(['VPN', 'reset'])
})

test('without letters all are offered, in the order of use', () => {
  const all = [reply('b', '乙'), reply('a', '甲')]
  expect(matching(all, '')).toEqual(all)
})
