import { createWeComSimulator } from '@yingda/simulators'
import { createWeCom, WeComConfig } from '@yingda/wecom'
import { afterAll, expect, test } from 'vitest'
import { weComCheck } from './wecom-check.ts'

const keys = { corpId: 'ww00112233445566aa', agentId: 1_000_002, secret: 'planted-secret-0123456789' }
const sim = createWeComSimulator({
  ...keys,
  callbackToken: 'token',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
})
await sim.start()
afterAll(() => sim.stop())

const env = {
  WECHAT_CORP_ID: keys.corpId,
  WECHAT_AGENT_ID: String(keys.agentId),
  WECHAT_SECRET: keys.secret,
  WECHAT_API_BASE: sim.url,
}

/** What it prints, and whether all went well. */
async function check(settings: Partial<typeof env>): Promise<{ well: boolean; lines: string[] }> {
  const lines: string[] = []
  const { service } = createWeCom(new WeComConfig({ env: settings }))
  const well = await weComCheck(service, (line) => void lines.push(line))
  return { well, lines }
}
const stepsOf = (lines: readonly string[]) => lines.map((line) => line.replace(/:.*/, '').replace(/\s+/g, ' '))

test('settings, connection, departments, members and tree are tried in this order', async () => {
  const { well, lines } = await check(env)
  expect(stepsOf(lines)).toEqual([
    'ok 1/5 config',
    'ok 2/5 connection',
    'ok 3/5 departments',
    'ok 4/5 users',
    'ok 5/5 tree',
  ])
  expect(well).toBe(true)
})

test('a setting that is missing ends it at the first step, by name', async () => {
  const { WECHAT_SECRET: _, ...rest } = env
  expect(await check(rest)).toEqual({
    well: false,
    lines: ['failed  1/5 config: 应用 Secret (WECHAT_SECRET) 未配置'],
  })
})

test('a wrong secret ends it at the second step, and is not shown', async () => {
  const { well, lines } = await check({ ...env, WECHAT_SECRET: 'another-planted-secret' })
  expect([well, ...stepsOf(lines)]).toEqual([false, 'ok 1/5 config', 'failed 2/5 connection'])
  expect(lines.join()).not.toContain('planted')
})
