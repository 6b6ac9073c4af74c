import { spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'

const page = await readFile(new URL('../../../../docs/api/webhooks.md', import.meta.url), 'utf8')
const [, program = ''] = /```js\n([\s\S]+?)```/.exec(page) ?? []
const key = randomBytes(32)
const env = { ...process.env, PORT: '0', WEBHOOK_SECRET: `whsec_${key.toString('base64')}` }
const receiver = spawn(process.execPath, ['--input-type=module', '-e', program], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
})
afterAll(() => receiver.kill())
const lines = createInterface(receiver.stdout)
const [first] = await once(lines, 'line')
const url = `http://127.0.0.1:${/\d+$/.exec(String(first))?.[0]}`

const body = '{"type":"webhook.ping","timestamp":"2026-01-02T03:04:05.000Z","data":{"webhookId":"whk_1"}}'
async function post({ at = Math.floor(Date.now() / 1_000), sent = body, by = key } = {}): Promise<number> {
  const mac = createHmac('sha256', by).update(`evt_1.${at}.${body}`).digest('base64')
  const headers = { 'webhook-id': 'evt_1', 'webhook-timestamp': String(at), 'webhook-signature': `v1,AAAA v1,${mac}` }
  return (await fetch(url, { method: 'POST', headers, body: sent })).status
}

test('the program in the documentation takes what is signed, and nothing else', async () => {
  const told = once(lines, 'line')
  expect(await post()).toBe(204)
  expect(String((await told)[0])).toContain('evt_1')
  expect(await post({ sent: `${body} ` })).toBe(401)
  expect(await post({ by: randomBytes(32) })).toBe(401)
  expect(await post({ at: Math.floor(Date.now() / 1_000) - 3_600 })).toBe(401)
})
