import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDataDir } from '../testing/data-dir.ts'
import { effectiveSettings } from './demo-settings.ts'

const demo = { profile: 'demo', simPort: 8090, settings: {} } as const
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

test('a data folder gets one company, with a contact helper, and keeps it', async () => {
  const folder = await testDataDir()
  const first = await effectiveSettings(demo, folder)
  expect(Object.keys(first).sort()).toEqual(
    [...made, 'WECHAT_API_BASE', 'WECHAT_LOGIN_BASE', 'YUNKE_DEFAULT_DOMAIN'].sort(),
  )
  expect(await effectiveSettings(demo, folder)).toEqual(first)
  expect((await stat(join(folder, 'demo-wecom.json'))).mode & 0o777).toBe(0o600)
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

test('a WeCom that is not our simulator is told of no made-up contact helper', async () => {
  const settings = { WECHAT_API_BASE: 'https://qyapi.weixin.qq.com', WECHAT_CORP_ID: 'wwReal' }
  const effective = await effectiveSettings({ ...demo, settings }, await testDataDir())
  expect(effective).toMatchObject(settings)
  expect(effective).not.toHaveProperty('WECOM_CONTACT_SECRET')
})

test('production adds nothing', async () => {
  const settings = { WECHAT_CORP_ID: 'wwReal' }
  const effective = await effectiveSettings({ ...demo, profile: 'production', settings }, await testDataDir())
  expect(effective).toEqual(settings)
})
