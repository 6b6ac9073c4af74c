import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { reachOfWebhooks } from './webhooks.ts'

let asked = 0
const canary = createServer((_request, response) => {
  asked++
  response.end()
})
canary.listen(0, '127.0.0.1')
await once(canary, 'listening')
afterAll(() => canary.close())
const address = canary.address()
const port = typeof address === 'object' && address ? address.port : 0

const production = reachOfWebhooks({ profile: 'production', webhookHosts: ['hooks.company.test'] })
const demo = reachOfWebhooks({ profile: 'demo', webhookHosts: [] })

test.each([
  'http://example.com/hook',
  'ftp://example.com/hook',
  'file:///etc/passwd',
  'https://user:password@example.com/',
  'https://127.0.0.1/',
  'https://0.0.0.0/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://017700000001/',
  'https://①②⑦.0.0.1/',
  'https://10.1.2.3/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[fd00::1]/',
  'https://[64:ff9b::a00:1]/',
])('in production %s is no address for a webhook, neither to save nor to post to', async (text) => {
  expect(() => production.check(new URL(text))).toThrow()
  await expect(production.post(text, { method: 'POST', body: '{}' })).rejects.toThrow()
})

test('a name that leads to this machine is found out when it is posted to', async () => {
  const url = `https://localhost:${port}/`
  expect(() => production.check(new URL(url))).not.toThrow()
  await expect(production.post(url, { method: 'POST', body: '{}' })).rejects.toThrow('network that is not public')
  expect(asked).toBe(0)
})

test('a host that was named as one of the company may be on a private network, and without TLS', () => {
  expect(() => production.check(new URL('http://hooks.company.test:8080/in'))).not.toThrow()
  expect(() => production.check(new URL('http://other.company.test:8080/in'))).toThrow()
})

test('the demo may post to this machine, and never to where clouds keep their credentials', async () => {
  expect((await demo.post(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' })).status).toBe(200)
  expect(asked).toBe(1)
  expect(() => demo.check(new URL('http://169.254.169.254/'))).toThrow()
})
