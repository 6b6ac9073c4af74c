import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createWeComSimulator } from '@yingda/simulators'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InstalledPackage, installPackage } from './installed-package.ts'
import { readExamples } from './readme-examples.ts'

const source = new URL('../../../wecom/', import.meta.url)
const examples = await readExamples(new URL('README.md', source))
const app = { corpId: 'ww1234567890abcdef', agentId: 1_000_002, secret: 'the-secret-of-the-readme' }
const simulator = createWeComSimulator({ ...app, callbackToken: 'token', encodingAesKey: 'a'.repeat(43) })
let installed: InstalledPackage

beforeAll(async () => {
  await simulator.start()
  installed = await installPackage('@yingda/wecom', source)
}, 120_000)

afterAll(async () => {
  await installed?.[Symbol.asyncDispose]()
  await simulator.stop()
})

describe('the packed WeCom SDK, installed into an empty folder', () => {
  test.each(examples)(
    'runs the example under "$heading" with plain node and prints what the README says',
    async (example) => {
      expect(await installed.run(example.program, settings())).toBe(example.prints)
    },
    30_000,
  )

  test('has examples to run, and they really talk to WeCom', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4)
    expect(simulator.sent()).toMatchObject([
      { to: ['zhangsan'], msgtype: 'text', text: '张三, 您好' },
      { to: ['zhangsan'], msgtype: 'file' },
    ])
  })

  test('is JavaScript with types, without tests, and needs no other package', async () => {
    const files = await readdir(installed.folder, { recursive: true })
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'LICENSE', join('dist', 'index.js'), join('dist', 'index.d.ts')]),
    )
    expect(files.filter((file) => /(?<!\.d)\.ts$|test|fixtures/.test(file))).toEqual([])
    const manifest = JSON.parse(await readFile(join(installed.folder, 'package.json'), 'utf8'))
    expect(manifest).not.toHaveProperty('dependencies')
  })

  test('has the names of the Python service under ./compat', async () => {
    const program = "import { WeChatException, wechatConfig } from '@yingda/wecom/compat'\n"
    const prints = await installed.run(
      `${program}console.log(WeChatException.name, wechatConfig.getCorpId())`,
      settings(),
    )
    expect(prints).toBe(`WeComError ${app.corpId}\n`)
  }, 30_000)
})

function settings(): Record<string, string> {
  return {
    WECHAT_CORP_ID: app.corpId,
    WECHAT_AGENT_ID: String(app.agentId),
    WECHAT_SECRET: app.secret,
    WECHAT_API_BASE: simulator.url,
    YINGDA_SECRET_KEY: 'a secret key of thirty-two bytes',
  }
}
