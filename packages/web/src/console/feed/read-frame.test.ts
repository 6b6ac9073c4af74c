import { expect, test } from 'vitest'
import { readFrame } from './read-frame.ts'
import { storyOf } from './testing/frames.ts'

const story = storyOf('ses_1')

test('every frame of the contract is read as it is', () => {
  const frames = [
    { type: 'ready', cursor: '1.1' },
    { type: 'resumed', cursor: '1.1' },
    { type: 'reset', cursor: '1.1' },
    { type: 'pong' },
    { type: 'error', code: 40401, message: '会话不存在' },
    { type: 'session_bound', sessionId: 'ses_1' },
    { type: 'session_unbound', sessionId: 'ses_1' },
    story.said(1),
    story.status('msg_1', 'sent'),
    story.recalled('msg_1'),
    story.file('msg_1', { kind: 'image', status: 'gone' }),
    story.pending(),
    story.accepted('lisi'),
    story.closed(),
    story.updated(),
  ]
  for (const frame of frames) expect(readFrame(JSON.stringify(frame))).toEqual(frame)
})

test('unknown kinds, broken JSON and frames without what they must have are left out', () => {
  const broken = [
    'not json',
    '[]',
    'null',
    '{"type":"typing","sessionId":"ses_1"}',
    '{"type":"ready"}',
    '{"type":"constructor"}',
    JSON.stringify({ ...story.said(2), cursor: 'x' }),
    JSON.stringify({ ...story.said(3), session: {} }),
    JSON.stringify({ ...story.said(4), data: { content: 1 } }),
    JSON.stringify({ ...story.recalled('msg_1'), data: { msgId: 'msg_1' } }),
    JSON.stringify({ ...story.file('msg_1', { kind: 'image', status: 'gone' }), data: { msgId: 'msg_1', file: {} } }),
  ]
  for (const text of broken) expect(readFrame(text)).toBeUndefined()
})
