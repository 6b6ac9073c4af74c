import { chmod } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openCompany } from '../domains/doctor/testing/company.ts'
import { testDataDir } from '../testing/data-dir.ts'
import { doctor } from './doctor.ts'

async function run(env: Record<string, string>, ...args: string[]) {
  const lines: string[] = []
  const folder = await testDataDir()
  // The system user who runs the database must be able to go there.
  await chmod(folder, 0o711)
  const well = await doctor(args, { YINGDA_DATA_DIR: folder, ...env }, (line) => void lines.push(line))
  return { well, text: lines.join('\n') }
}

test('a setting that is wrong fails at once, by name and without its value', async () => {
  const { well, text } = await run({ PORT: 'planted', DATABASE_URL: 'mysql://planted-password@x' })
  expect(well).toBe(false)
  expect(text).toMatch(/failed +Configuration +PORT must be .*DATABASE_URL must/)
  expect(text).not.toContain('planted')
})

test('it speaks the language of the terminal, or the one asked for', async () => {
  const broken = { PORT: 'x' }
  expect((await run({ ...broken, LANG: 'zh_CN.UTF-8' })).text).toContain('配置')
  expect((await run({ ...broken, LANG: 'C.UTF-8' })).text).toContain('Configuration')
  expect((await run({ ...broken, LANG: 'C.UTF-8' }, '--lang', 'zh')).text).toContain('配置')
})

test('a desk that does not run is told apart from a WeCom that is well', async () => {
  const { settings } = await openCompany()
  const { well, text } = await run({ ...settings, PORT: '1' }, '--json')
  const { state, checks } = JSON.parse(text)
  expect([well, state]).toEqual([false, 'failed'])
  const states = Object.fromEntries(checks.map((check: { id: string; state: string }) => [check.id, check.state]))
  expect(states).toMatchObject({ token: 'ok', kf: 'ok', 'contact-helper': 'ok', callback: 'failed', database: 'ok' })
})

test('no secret is printed, also where WeCom refuses it', async () => {
  const { settings } = await openCompany()
  const wrong = {
    WECHAT_SECRET: 'planted-wrong-secret-1',
    WECOM_CONTACT_SECRET: 'planted-wrong-secret-2',
    WECOM_KF_SECRET: 'planted-wrong-secret-3',
    DATABASE_URL: 'postgres://yingda:planted-password@127.0.0.1:1/yingda',
  }
  for (const args of [[], ['--json']]) {
    const { text } = await run({ ...settings, ...wrong, PORT: '1' }, ...args)
    expect(text).toContain('40001')
    expect(text).not.toMatch(/planted/)
    for (const name of ['WECOM_ENCODING_AES_KEY', 'WECOM_CONTACT_AES_KEY']) expect(text).not.toContain(settings[name])
  }
})
