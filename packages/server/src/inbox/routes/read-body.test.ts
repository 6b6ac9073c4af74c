import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { bodyLimit, readBody } from './read-body.ts'

const request = () => Object.assign(new PassThrough(), { headers: {} })

const read = (body: ReturnType<typeof request>, deadlineMs?: number) =>
  new Promise<Buffer | string>((resolve) => readBody(body, resolve, deadlineMs))

test('a body that comes in pieces is whole', async () => {
  const body = request()
  const whole = read(body)
  body.write('one ')
  body.end('two')
  expect(String(await whole)).toBe('one two')
})

test('a body that stops coming is given up, and nothing that comes later is read', async () => {
  const body = request()
  const whole = read(body, 1)
  body.write('one ')
  expect(await whole).toBe('too slow')
  body.write('two')
  expect(body.isPaused()).toBe(true)
})

test('a body that is too large is given up before its deadline', async () => {
  const body = request()
  const whole = read(body)
  body.write(Buffer.alloc(bodyLimit + 1))
  expect(await whole).toBe('too large')
})
