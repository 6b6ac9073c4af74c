import { createServer } from 'node:http'
import { inspect } from 'node:util'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { recordingRules } from '../../../app/crm.ts'
import { createOutbound } from '../../../platform/outbound/index.ts'
import { play } from './play.ts'

/** Whatever of this machine is reached is counted: every address below leads here if anything is asked. */
let connections = 0
const canary = createServer((_request, response) => response.end('secret'))
canary.on('connection', () => connections++)
await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  canary.closeAllConnections()
  canary.close()
})
const address = canary.address()
const port = typeof address === 'object' && address ? address.port : 0
beforeEach(() => {
  connections = 0
})

const storage = 'yunke-sip-call.oss-cn-beijing.aliyuncs.com'
/** A resolver that gives what an attacker wants, as rebinding does. */
const resolveTo = (to: string) => async () => [{ address: to, family: to.includes(':') ? 6 : 4 }]
const rules = recordingRules({ defaultDomain: undefined })
const attempt = (url: string, to = '127.0.0.1') =>
  play(
    createOutbound({ ...rules, timeoutMs: 2_000, resolve: resolveTo(to) }),
    { url, domain: undefined },
    { range: undefined, signal: new AbortController().signal },
  )

test.each([
  'http://127.0.0.1',
  'https://127.0.0.1',
  'https://127.1',
  'https://2130706433',
  'https://0x7f.1',
  'https://0177.0.0.1',
  'https://[::1]',
  'https://[::ffff:127.0.0.1]',
  'https://localhost',
  'https://169.254.169.254',
  'https://10.0.0.1',
  'https://192.168.1.1',
  'https://[fd00::1]',
  'https://0',
  'https://evil.example.com',
  `https://${storage}.evil.example`,
  'https://yunkecn.com.evil.example',
  'https://evil-yunkecn.com',
])('an address that is not where recordings are is not asked: %s', async (origin) => {
  await expect(attempt(`${origin}:${port}/a.mp3`)).rejects.toMatchObject({ status: 502 })
  expect(connections).toBe(0)
})

test.each([
  `http://${storage}/a.mp3`,
  `ftp://${storage}/a.mp3`,
  'file:///etc/passwd',
  'data:audio/mpeg,x',
  'gopher://127.0.0.1',
  'javascript:1',
  `https://user:secret@${storage}/a.mp3`,
  '//127.0.0.1/a.mp3',
  '',
  'a.mp3',
])('an address by another way than https is not asked: %s', async (url) => {
  await expect(attempt(url)).rejects.toMatchObject({ status: 502 })
  expect(connections).toBe(0)
})

test.each([
  '127.0.0.1',
  '::1',
  '10.1.2.3',
  '169.254.169.254',
  '172.16.0.9',
  '192.168.0.9',
  '100.64.0.1',
  '::ffff:127.0.0.1',
  'fd00::9',
])('a storage host that leads to %s all of a sudden is not asked', async (to) => {
  await expect(attempt(`https://${storage}:${port}/a.mp3`, to)).rejects.toMatchObject({ status: 502 })
  expect(connections).toBe(0)
})

test('a refusal tells nothing of the address', async () => {
  const refused = await attempt('https://evil.example.com/a.mp3?Signature=planted').catch((error: unknown) => error)
  expect(inspect(refused, { depth: 9 })).not.toMatch(/planted|evil/)
})
