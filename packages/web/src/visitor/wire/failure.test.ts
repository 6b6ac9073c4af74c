import { expect, test } from 'vitest'
import { refusalOf } from './failure.ts'

const refusal = (status: number, detail: unknown) => refusalOf(status, JSON.stringify({ detail }))

test('each thing that can be wrong with a link has a name of its own', () => {
  expect(refusal(404, '分享链接无效')).toEqual({ kind: 'link', trouble: 'invalid' })
  expect(refusal(403, '分享链接已被吊销')).toEqual({ kind: 'link', trouble: 'revoked' })
  expect(refusal(403, '分享链接已过期')).toEqual({ kind: 'link', trouble: 'expired' })
  expect(refusal(403, '无权访问该 bot')).toEqual({ kind: 'link', trouble: 'no-grant' })
})

test('the rest is told apart by its status', () => {
  expect(refusal(401, '未登录或 token 无效')).toEqual({ kind: 'signed-out' })
  expect(refusal(429, '太频繁')).toEqual({ kind: 'quota', detail: '太频繁' })
  expect(refusal(422, [{ msg: 'x' }])).toEqual({ kind: 'refused', status: 422, detail: '' })
  expect(refusalOf(502, '<html>')).toEqual({ kind: 'offline' })
})
