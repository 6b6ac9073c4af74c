import { expect, test } from 'vitest'
import type { Outgoing } from '../../feed/state.ts'
import { message } from '../../feed/testing/frames.ts'
import { threadItems } from './thread-items.ts'

const at = (text: string) => new Date(text).toISOString()

test('a day line stands before the first message of each day', () => {
  const items = threadItems(
    [
      message(1, { createdAt: at('2026-03-01T23:59:00') }),
      message(2, { createdAt: at('2026-03-02T00:00:30') }),
      message(3, { createdAt: at('2026-03-02T09:00:00') }),
    ],
    [],
    'zhangsan',
  )
  expect(items.map(({ kind }) => kind)).toEqual(['day', 'bubble', 'day', 'bubble', 'bubble'])
})

test('messages of one person within three minutes are a run: name on the first, time on the last', () => {
  const items = threadItems(
    [
      message(1, { createdAt: at('2026-03-02T09:00:00') }),
      message(2, { createdAt: at('2026-03-02T09:02:00') }),
      message(3, { createdAt: at('2026-03-02T09:09:00') }),
      message(4, { createdAt: at('2026-03-02T09:09:10'), senderType: 'ai' }),
    ],
    [],
    'zhangsan',
  )
  const runs = items.flatMap((item) => (item.kind === 'bubble' ? [[item.first, item.last]] : []))
  expect(runs).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ])
})

test('a line without a sender is a system line', () => {
  const { senderType: _, ...line } = message(1, { msgType: 'system', content: '张三 接入了会话' })
  expect(threadItems([line], [], 'zhangsan').at(-1)).toMatchObject({ kind: 'system', content: '张三 接入了会话' })
})

test('a reply on its way and the message it becomes are drawn under the same key', () => {
  const reply: Outgoing = {
    clientMsgId: 'c1',
    sessionId: 'ses_1',
    content: 'hello',
    createdAt: at('2026-03-02T09:00:00'),
    status: 'sending',
  }
  const before = threadItems([], [reply], 'zhangsan').at(-1)
  const after = threadItems([message(1, { senderType: 'manual', clientMsgId: 'c1' })], [], 'zhangsan').at(-1)
  expect(before).toMatchObject({ key: 'c1', delivery: 'sending', msgId: 'c1' })
  expect(after?.key).toBe('c1')
})

test('a colleague is named, and I am not: my reply looks the same before and after the feed shows it', () => {
  const own = message(1, { senderType: 'manual', senderId: 'zhangsan', senderName: '张三', delivery: 'sent' })
  const other = message(2, { senderType: 'manual', senderId: 'lisi', senderName: '李四', delivery: 'sent' })
  const names = threadItems([own, other], [], 'zhangsan').flatMap((item) => (item.kind === 'bubble' ? [item.name] : []))
  expect(names).toEqual([undefined, '李四'])
})

test('what was answered in WeCom says so and names the person, also when it was me', () => {
  const lines = [
    message(1, { senderType: 'manual', senderId: 'wangwu' }),
    message(2, { senderType: 'manual', senderId: 'zhangsan' }),
    message(3, { senderType: 'manual', senderId: 'zhangsan', delivery: 'queued' }),
  ]
  const shown = threadItems(lines, [], 'zhangsan').flatMap((item) =>
    item.kind === 'bubble' ? [[item.name, item.elsewhere]] : [],
  )
  expect(shown).toEqual([
    ['wangwu', true],
    ['zhangsan', true],
    [undefined, false],
  ])
})

test('a message that was taken back is a line of its own, without what it said', () => {
  const recalled = message(1, { content: '', recalledAt: at('2026-03-02T09:00:00') })
  expect(threadItems([recalled], [], 'zhangsan').at(-1)).toEqual({
    kind: 'recalled',
    key: 'msg_1',
    msgId: 'msg_1',
    at: recalled.createdAt,
  })
})

test('a file on its way to the server is drawn as one that is not there yet', () => {
  const file = { kind: 'image', name: 'a.png', size: 5, mime: 'image/png', preview: 'blob:1' } as const
  const reply: Outgoing = {
    clientMsgId: 'c1',
    sessionId: 'ses_1',
    content: '',
    file,
    createdAt: at('2026-03-02T09:00:00'),
    status: 'sending',
  }
  expect(threadItems([], [reply], 'zhangsan').at(-1)).toMatchObject({
    msgType: 'image',
    file: { ...file, status: 'pending' },
  })
})
