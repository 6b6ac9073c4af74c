import { expect, test } from 'vitest'
import { createDrafts } from './drafts.ts'
import { memory } from './storage.ts'

function shelf(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

const sending = {
  clientMsgId: 'c1',
  sessionId: 's',
  content: 'hello',
  createdAt: '2026-03-02T10:00:00Z',
  status: 'sending',
} as const

test('a draft is kept per conversation and per person', () => {
  const storage = shelf()
  const drafts = createDrafts(
    memory(() => storage),
    'zhangsan',
  )
  drafts.keepDraft('a', '您好')
  expect(drafts.draft('a')).toBe('您好')
  expect(drafts.draft('b')).toBe('')
  expect(
    createDrafts(
      memory(() => storage),
      'lisi',
    ).draft('a'),
  ).toBe('')
})

test('a sent draft leaves nothing behind', () => {
  const storage = shelf()
  const drafts = createDrafts(
    memory(() => storage),
    'zhangsan',
  )
  drafts.keepDraft('a', '您好')
  drafts.keepDraft('a', '')
  expect(storage.length).toBe(0)
})

test('a reply that was on its way at a reload comes back with its text, to be retried under the same id', () => {
  const storage = shelf()
  createDrafts(
    memory(() => storage),
    'zhangsan',
  ).keepUnsent([sending])
  expect(
    createDrafts(
      memory(() => storage),
      'zhangsan',
    ).unsent(),
  ).toMatchObject([{ clientMsgId: 'c1', content: 'hello', status: 'failed', failure: { kind: 'reloaded' } }])
})

test('what somebody else put into the storage is not believed', () => {
  const storage = shelf()
  storage.setItem('yingda.unsent.zhangsan', '[1,{"clientMsgId":2},{"broken"')
  expect(
    createDrafts(
      memory(() => storage),
      'zhangsan',
    ).unsent(),
  ).toEqual([])
  storage.setItem('yingda.unsent.zhangsan', '[1,{"clientMsgId":2}]')
  expect(
    createDrafts(
      memory(() => storage),
      'zhangsan',
    ).unsent(),
  ).toEqual([])
})

test('without any storage the page itself remembers, as long as it is open', () => {
  const drafts = createDrafts(
    memory(() => {
      throw new Error('denied')
    }),
    'zhangsan',
  )
  drafts.keepDraft('a', 'x')
  expect(drafts.draft('a')).toBe('x')
})

test('a file survives a reload once the server has it, and without what only this page knew of it', () => {
  const drafts = createDrafts(memory(shelfOnce()), 'zhangsan')
  const file = { kind: 'image', name: 'a.png', size: 5, mime: 'image/png', preview: 'blob:1' } as const
  drafts.keepUnsent([
    { ...sending, file },
    { ...sending, clientMsgId: 'c2', file: { ...file, fileId: 'fil_1' } },
  ])
  const { preview: _, ...kept } = { ...file, fileId: 'fil_1' }
  expect(drafts.unsent()).toEqual([expect.objectContaining({ clientMsgId: 'c2', file: kept })])
})

function shelfOnce(): () => Storage {
  const storage = shelf()
  return () => storage
}
