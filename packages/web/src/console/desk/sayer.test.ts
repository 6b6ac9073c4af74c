import { expect, test } from 'vitest'
import { ApiError } from '../api/http.ts'
import { type Draft, sendStarted } from '../feed/outgoing.ts'
import { emptyState } from '../feed/state.ts'
import { createStore } from '../feed/store.ts'
import { createAttachments } from './attachments.ts'
import { sayer } from './sayer.ts'

const picture = { kind: 'image', name: 'a.png', size: 3, mime: 'image/png' } as const
const draft: Draft = {
  clientMsgId: 'c1',
  sessionId: 'ses_1',
  content: '',
  file: picture,
  createdAt: '2026-03-02T10:00:00Z',
}

function desk(refuse: (kind: string) => ApiError | undefined = () => undefined) {
  const sent: unknown[] = []
  let uploads = 0
  const store = createStore(sendStarted(emptyState('zhangsan'), draft))
  const attachments = createAttachments()
  attachments.start('c1', { key: 'k', file: new File(['abc'], 'a.png'), kind: 'image', preview: undefined })
  const say = sayer({
    store,
    attachments,
    files: {
      upload: async () => ({ fileId: `fil_${++uploads}`, ...picture }),
    },
    sessions: {
      send: async (_sessionId, { content, file }, clientMsgId) => {
        sent.push([clientMsgId, content, file?.kind, file?.fileId])
        const refused = refuse(file?.kind ?? 'text')
        if (refused) throw refused
      },
    },
  })
  return { say, sent, uploads: () => uploads, outgoing: () => store.get().outgoing[0] }
}

test('a file goes to the server first, and is sent by the id it got there', async () => {
  const { say, sent } = desk()
  await say(draft)
  expect(sent).toEqual([['c1', '', 'image', 'fil_1']])
})

test('a second try of a file whose bytes arrived does not bring them again', async () => {
  const offline = new ApiError('offline', 0, 0, '')
  let tries = 0
  const { say, sent, uploads, outgoing } = desk(() => (tries++ === 0 ? offline : undefined))
  await expect(say(draft)).rejects.toBe(offline)
  const after = outgoing()
  await say({ ...draft, ...(after?.file && { file: after.file }) })
  expect([uploads(), sent.length]).toEqual([1, 2])
})

test('a picture that the channel does not take as one is sent as a file', async () => {
  const { say, sent } = desk((kind) =>
    kind === 'image' ? new ApiError('refused', 40007, 400, '图片不能超过 10 MB') : undefined,
  )
  await say(draft)
  expect(sent).toEqual([
    ['c1', '', 'image', 'fil_1'],
    ['c1', '', 'file', 'fil_1'],
  ])
})

test('what is refused for another reason is told, and not tried as something else', async () => {
  const { say, sent } = desk(() => new ApiError('refused', 40004, 400, '已满 5 条'))
  await expect(say(draft)).rejects.toMatchObject({ code: 40004 })
  expect(sent).toHaveLength(1)
})

test('a text is only sent', async () => {
  const { say, sent } = desk()
  const { file: _, ...text } = draft
  await say({ ...text, content: '您好' })
  expect(sent).toEqual([['c1', '您好', undefined, undefined]])
})
