import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createYunkeSimulator, demoYunkeAccount } from '@yingda/simulators'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InstalledPackage, installPackage } from './installed-package.ts'
import { readExamples } from './readme-examples.ts'

const source = new URL('../../../yunke/', import.meta.url)
const examples = await readExamples(new URL('README.md', source))
const simulator = createYunkeSimulator()
let installed: InstalledPackage

beforeAll(async () => {
  await simulator.start()
  installed = await installPackage('@yingda/yunke', source, ['undici'])
}, 120_000)

afterAll(async () => {
  await installed?.[Symbol.asyncDispose]()
  await simulator.stop()
})

describe('the packed Yunke SDK, installed into an empty folder', () => {
  test.each(examples)(
    'runs the example under "$heading" with plain node and prints what the README says',
    async (example) => {
      expect(await installed.run(example.program, settings())).toBe(example.prints)
    },
    30_000,
  )

  test('has examples to run, and they really talk to Yunke', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4)
    const { paths } = simulator.counters()
    expect(paths).toMatchObject({ '/newuc/login/checkAndGetUsers': 1, '/open/call/partnerCustomer': 1 })
  })

  test('is JavaScript with types, without tests, and needs undici alone', async () => {
    const files = await readdir(installed.folder, { recursive: true })
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'LICENSE', join('dist', 'index.js'), join('dist', 'index.d.ts')]),
    )
    expect(files.filter((file) => /(?<!\.d)\.ts$|test|fixtures/.test(file))).toEqual([])
    const manifest = JSON.parse(await readFile(join(installed.folder, 'package.json'), 'utf8'))
    expect(Object.keys(manifest.dependencies)).toEqual(['undici'])
  })

  test('has the names of the Python client under ./compat', async () => {
    const program = "import { encrypt_with_rsa, YunkeApiException } from '@yingda/yunke/compat'\n"
    const prints = await installed.run(
      `${program}console.log(YunkeApiException.name, encrypt_with_rsa('abc', 'ffffffff', '3'))`,
      settings(),
    )
    expect(prints).toMatch(/^YunkeApiError [0-9a-f]+\n$/)
  }, 30_000)
})

function settings(): Record<string, string> {
  const [company] = simulator.companies
  if (!company) throw new Error('the simulator has no company')
  return {
    YUNKE_DOMAIN: simulator.url,
    YUNKE_PHONE: demoYunkeAccount.phone,
    YUNKE_PASSWORD: demoYunkeAccount.password,
    YUNKE_COMPANY: company.code,
    YUNKE_PARTNER: company.partnerId,
    YUNKE_SIGN_KEY: company.signKey,
  }
}
