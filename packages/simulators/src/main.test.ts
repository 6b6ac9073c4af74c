import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { parseNeighbours } from './beside-options.ts'
import { parseOptions } from './main-options.ts'
import { credentials } from './testing/simulator.ts'

const children: ChildProcessWithoutNullStreams[] = []

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

describe('the process', () => {
  test('says where it listens and ends on SIGTERM', async () => {
    const child = run({ ...credentials, port: 0 })
    const { ready, url } = JSON.parse(await firstOutput(child.stdout))
    expect(ready).toBe(true)
    expect((await fetch(`${url}/_sim/health`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('ends when stdin closes, if it is tied to its parent', async () => {
    const child = run({ ...credentials, port: 0 }, { YINGDA_SIM_TIED: '1' })
    await firstOutput(child.stdout)
    child.stdin.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('says in one sentence that its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const child = run({ ...credentials, port })
    const [complaint, [code]] = await Promise.all([firstOutput(child.stderr), once(child, 'exit')])
    taken.close()
    expect(code).toBe(1)
    expect(complaint).toBe(
      `The simulator's port ${port} is already in use; stop what listens there or choose another port.\n`,
    )
  })
})

describe('who lives beside it', () => {
  test('is said by an environment of its own', () => {
    const [douyin, jd] = [
      { clientKey: 'k', clientSecret: 's' },
      { appKey: 'k', appSecret: 's', webhookUrl: 'http://x/y' },
    ]
    expect(parseNeighbours(JSON.stringify({ yunke: false, douyin, jd }))).toEqual({ yunke: false, douyin, jd })
    expect(parseNeighbours('')).toEqual({})
  })

  test.each([
    [{ mars: {} }, 'Unknown field "mars"'],
    [{ jd: { appKey: 'hush' } }, '"appSecret" is missing'],
    [{ douyin: { clientKey: 'hush', clientSecret: 7 } }, '"clientSecret" must be a text'],
    [{ jd: { appKey: 'k', appSecret: 'hush', webhookUrl: 'ftp://x' } }, '"webhookUrl" must be'],
    [{ yunke: 'hush' }, '"yunke" must be true or false'],
  ])('%j is refused without showing a value', (given, sentence) => {
    expect(() => parseNeighbours(JSON.stringify(given))).toThrow(sentence)
    expect(() => parseNeighbours(JSON.stringify(given))).not.toThrow('hush')
  })
})

describe('its configuration', () => {
  test('may hold the agentId as a text', () => {
    expect(parseOptions(JSON.stringify({ ...credentials, agentId: '1000002', port: 8090 }))).toEqual({
      ...credentials,
      port: 8090,
    })
  })

  test('may describe KF, the contact helper, other apps and the company’s rules', () => {
    const more = {
      kf: { callbackToken: 'k', accounts: [{ name: '售后', servicers: ['zhangsan'] }] },
      contact: { secret: 's', callbackToken: 't', encodingAesKey: 'a'.repeat(43) },
      otherApps: [{ agentId: 1000003, secret: 'o', visible: { departments: [2], users: [] } }],
      keepAll: true,
    }
    expect(parseOptions(JSON.stringify({ ...credentials, ...more }))).toEqual({ ...credentials, ...more })
    const { rules } = parseOptions(JSON.stringify({ ...credentials, rules: { appCreated: 'before' } }))
    expect(rules).toMatchObject({ appCreated: 'before', verified: true })
  })

  test.each([
    ['', '"corpId" is missing'],
    ['{"secret":"hush"', 'not valid JSON'],
    [JSON.stringify({ ...credentials, secret: 7 }), '"secret" must be a text'],
    [JSON.stringify({ ...credentials, agentId: 'x' }), '"agentId" must be a positive whole number'],
    [JSON.stringify({ ...credentials, callbackUrl: 'ftp://x' }), '"callbackUrl" must be'],
    [JSON.stringify({ ...credentials, contact: { secret: 'hush' } }), '"callbackToken" is missing'],
    [JSON.stringify({ ...credentials, kf: { secret: 7 } }), '"secret" must be a text'],
    [JSON.stringify({ ...credentials, rules: { verified: 'hush' } }), '"verified" must be true or false'],
    [JSON.stringify({ ...credentials, prot: 1 }), 'Unknown field "prot"'],
  ])('%j is refused without showing a value', (json, sentence) => {
    expect(() => parseOptions(json)).toThrow(sentence)
    expect(() => parseOptions(json)).not.toThrow(/hush|sim-secret/)
  })
})

function run(options: object, env: Record<string, string> = {}): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('main.ts', import.meta.url))], {
    env: { ...env, PATH: '/usr/bin:/bin', YINGDA_SIM: JSON.stringify(options) },
  })
  children.push(child)
  return child
}

async function firstOutput(stream: NodeJS.ReadableStream): Promise<string> {
  const [data] = await once(stream, 'data')
  return String(data)
}
