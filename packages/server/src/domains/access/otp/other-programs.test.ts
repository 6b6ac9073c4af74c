import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { newTotpSecret, qrCodeOf, stepOf, totpUri } from './totp.ts'

const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'yingda-qr-'))
afterAll(() => rm(folder, { recursive: true }))

/** `npm test` installs both, and CI fails without them. */
const isThere = (tool: string) =>
  run(tool, ['--version'], { timeout: 30_000 }).then(
    () => true,
    () => false,
  )
const has = { oathtool: await isThere('oathtool'), zbarimg: await isThere('zbarimg') }

const secrets = 50
const codesOfEach = 200

test('codes of oathtool are accepted at their time: ten thousand of them', async ({ skip }) => {
  skip(!has.oathtool, 'no oathtool')
  let accepted = 0
  for (let n = 0; n < secrets; n++) {
    const secret = newTotpSecret()
    const began = 30 * (1_000_000 + n * 1_234_567)
    const args = ['--totp', '-b', `--now=@${began}`, `--window=${codesOfEach - 1}`, secret]
    const { stdout } = await run('oathtool', args, { timeout: 30_000 })
    for (const [step, code] of stdout.trim().split('\n').entries()) {
      const at = began + step * 30
      if ((await stepOf(secret, code, at + (n % 30))) === at / 30) accepted += 1
    }
  }
  expect(accepted).toBe(secrets * codesOfEach)
})

test('zbarimg reads what the picture says', async ({ skip }) => {
  skip(!has.zbarimg, 'no zbarimg')
  for (const name of ['张三', '王敏 (IT) & co', 'a'.repeat(64), 'O’Brien:?#/%']) {
    const uri = totpUri('IT支持服务', name, newTotpSecret())
    const [head, body = ''] = (await qrCodeOf(uri)).split(',')
    expect(head).toBe('data:image/png;base64')
    const file = join(folder, 'qr.png')
    await writeFile(file, Buffer.from(body, 'base64'))
    const { stdout } = await run('zbarimg', ['--quiet', '--raw', file], { timeout: 30_000 })
    expect(stdout.trimEnd()).toBe(uri)
  }
})
