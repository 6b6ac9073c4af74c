import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDataDir } from '../testing/data-dir.ts'
import { effectiveSettings } from './demo-settings.ts'

const demo = { profile: 'demo', simPort: 8090, simulator: true, settings: {} } as const
const made = [
  'WECHAT_CORP_ID',
  'WECHAT_AGENT_ID',
  'WECHAT_SECRET',
  'WECOM_CALLBACK_TOKEN',
  'WECOM_ENCODING_AES_KEY',
  'WECOM_CONTACT_SECRET',
  'WECOM_CONTACT_TOKEN',
  'WECOM_CONTACT_AES_KEY',
]
const bases = ['WECHAT_API_BASE', 'WECHAT_LOGIN_BASE', 'YUNKE_DEFAULT_DOMAIN', 'DOUYIN_API_BASE', 'JD_API_BASE']
const others = [
  'DOUYIN_CLIENT_KEY',
  'DOUYIN_CLIENT_SECRET',
  'JD_APP_KEY',
  'JD_APP_SECRET',
  'JD_ACCESS_TOKEN',
  'JD_WEBHOOK_SECRET',
]

test('a data folder gets one company, with a contact helper and apps of other platforms, and keeps them', async () => {
  const folder = await testDataDir()
  const first = await effectiveSettings(demo, folder)
  expect(Object.keys(first).sort()).toEqual([...made, ...others, ...bases].sort())
  expect(bases.map((name) => first[name])).toEqual(bases.map(() => 'http://127.0.0.1:8090'))
  expect(first.JD_WEBHOOK_SECRET).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(await effectiveSettings(demo, folder)).toEqual(first)
  for (const file of ['demo-wecom.json', 'demo-channels.json'])
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
})

test('a folder from before there was a contact helper gets one and keeps what it has', async () => {
  const folder = await testDataDir()
  const file = join(folder, 'demo-wecom.json')
  await writeFile(file, JSON.stringify({ WECHAT_CORP_ID: 'ww1', WECHAT_SECRET: 'old' }), { mode: 0o600 })
  const settings = await effectiveSettings(demo, folder)
  expect(settings).toMatchObject({ WECHAT_CORP_ID: 'ww1', WECHAT_SECRET: 'old' })
  expect(settings.WECOM_CONTACT_AES_KEY).toMatch(/^[A-Za-z0-9]{43}$/)
  expect(Object.keys(JSON.parse(await readFile(file, 'utf8'))).sort()).toEqual([...made].sort())
})

test('a WeCom that is not our simulator is told of no made-up contact helper, and the others are still played', async () => {
  const settings = { WECHAT_API_BASE: 'https://qyapi.weixin.qq.com', WECHAT_CORP_ID: 'wwReal' }
  const effective = await effectiveSettings({ ...demo, settings }, await testDataDir())
  expect(effective).toMatchObject({ ...settings, YUNKE_DEFAULT_DOMAIN: 'http://127.0.0.1:8090' })
  expect(effective).not.toHaveProperty('WECOM_CONTACT_SECRET')
})

test('a platform that somebody names keeps the keys that were given, and gets none that are made up', async () => {
  const settings = { DOUYIN_API_BASE: 'https://open.douyin.com', DOUYIN_CLIENT_KEY: 'awReal' }
  const effective = await effectiveSettings({ ...demo, settings }, await testDataDir())
  expect(effective).toMatchObject(settings)
  expect(effective).not.toHaveProperty('DOUYIN_CLIENT_SECRET')
})

test('production adds nothing', async () => {
  const settings = { WECHAT_CORP_ID: 'wwReal' }
  const effective = await effectiveSettings({ ...demo, profile: 'production', settings }, await testDataDir())
  expect(effective).toEqual(settings)
})
