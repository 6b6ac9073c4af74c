import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const config = join(root, 'layers.cjs')
const rules: string[] = createRequire(import.meta.url)(config).forbidden.map((rule: { name: string }) => rule.name)

type Files = Record<string, string>
const server = 'packages/server/src'

/** A small repository in which everybody keeps to the layers. */
const goodTree: Files = {
  'package.json': '{"name":"fixture","private":true,"workspaces":["packages/*"]}',
  'tsconfig.json':
    '{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler","allowImportingTsExtensions":true}}',
  'packages/wecom/package.json': '{"name":"@yingda/wecom","exports":{".":"./src/index.ts"}}',
  'packages/wecom/src/index.ts': 'export const client = 1; export type Client = number',
  'packages/simulators/package.json': '{"name":"@yingda/simulators","exports":{".":"./src/index.ts"}}',
  'packages/simulators/src/index.ts': "import type { Client } from '@yingda/wecom'; export const fake: Client = 1",
  'packages/server/package.json':
    '{"name":"@yingda/server","exports":{"./domains/*/contract":"./src/domains/*/contract.ts","./app":"./src/app/build.ts"}}',
  'packages/e2e/package.json': '{"name":"@yingda/e2e","exports":{".":"./src/index.ts"}}',
  'packages/e2e/src/index.ts': 'export const journey = 1',
  'packages/web/package.json': '{"name":"@yingda/web"}',
  'packages/web/src/main.ts': "import '@yingda/server/domains/agents/contract'",
  'node_modules/pg/package.json': '{"name":"pg","main":"index.js"}',
  'node_modules/pg/index.js': '',
  [`${server}/main.ts`]: "import './app/build.ts'",
  [`${server}/app/build.ts`]:
    "import '../inbox/index.ts'; import '../channels/wecom-app/index.ts'; import '@yingda/simulators'",
  [`${server}/platform/errors.ts`]: 'export const failure = 1',
  [`${server}/platform/db.ts`]: "import 'pg'",
  [`${server}/channels/channel.ts`]: "import '../platform/errors.ts'",
  [`${server}/channels/wecom-app/index.ts`]: "import '@yingda/wecom'; import '../channel.ts'",
  [`${server}/channels/douyin/index.ts`]: "import '../channel.ts'",
  [`${server}/inbox/index.ts`]: "import '../domains/agents/index.ts'; import '../channels/channel.ts'",
  [`${server}/feed/index.ts`]: "import '../platform/db.ts'",
  [`${server}/domains/agents/index.ts`]:
    "import './service.ts'; import '../bots/index.ts'; import '../bots/contract.ts'",
  [`${server}/domains/agents/service.ts`]: "import '../../feed/index.ts'",
  [`${server}/domains/agents/contract.ts`]: "import '../bots/contract.ts'",
  [`${server}/domains/bots/index.ts`]: 'export const bots = 1',
  [`${server}/domains/bots/service.ts`]: 'export const service = 1',
  [`${server}/domains/bots/contract.ts`]: 'export const shapes = 1',
}

/** One forbidden import per line: the file that holds it, what it imports, the rule that must say so. */
const badImports: [file: string, target: string, rule: string][] = [
  [`${server}/domains/bots/circle-back.ts`, './circle.ts', 'no-circular'],
  ['packages/web/src/lost.ts', '@yingda/server/domains/nowhere/contract', 'imports-resolve'],
  ['packages/wecom/src/bad.ts', '@yingda/simulators', 'sdk-stands-alone'],
  ['packages/simulators/src/bad.ts', '@yingda/server/app', 'simulators-know-no-app'],
  ['packages/simulators/src/bad-value.ts', '@yingda/wecom', 'simulators-take-only-sdk-types'],
  [`${server}/app/bad.ts`, '@yingda/e2e', 'app-knows-no-test-package'],
  ['packages/web/src/bad-by-name.ts', '@yingda/server/app', 'web-knows-only-contract'],
  ['packages/web/src/bad-sdk.ts', '@yingda/wecom', 'web-knows-only-contract'],
  ['packages/web/src/bad-by-path.ts', '../../server/src/domains/agents/service.ts', 'web-knows-only-contract'],
  [`${server}/domains/impure/contract.ts`, '../../platform/errors.ts', 'contract-is-pure'],
  [`${server}/platform/bad.ts`, '../domains/bots/index.ts', 'platform-knows-nobody'],
  [`${server}/channels/douyin/bad.ts`, '../wecom-app/index.ts', 'channel-knows-no-other-channel'],
  [`${server}/channels/wecom-app/bad.ts`, '../../domains/bots/index.ts', 'channel-knows-no-room'],
  [`${server}/channels/wecom-app/bad-db.ts`, '../../platform/db.ts', 'channel-knows-no-room'],
  [`${server}/channels/wecom-app/bad-pg.ts`, 'pg', 'channel-knows-no-room'],
  [`${server}/domains/bots/bad.ts`, '../../channels/wecom-app/index.ts', 'room-names-no-channel'],
  [`${server}/feed/bad.ts`, '../domains/bots/index.ts', 'feed-knows-only-platform'],
  [`${server}/inbox/bad.ts`, '../domains/bots/service.ts', 'inbox-knows-only-next-room'],
  [`${server}/domains/agents/bad.ts`, '../bots/service.ts', 'domain-by-the-front-door'],
  [`${server}/domains/bots/bad-inbox.ts`, '../../inbox/index.ts', 'domain-knows-no-inbox'],
  [`${server}/feed/bad-app.ts`, '../app/build.ts', 'only-app-wires'],
]

test('a tree that keeps to the layers is not complained about', async () => {
  expect(await complaints(goodTree)).toEqual([])
})

test('every layer rule is planted with a forbidden import', () => {
  expect(new Set(badImports.map(([, , rule]) => rule))).toEqual(new Set(rules))
})

test('every forbidden import is reported by its rule, also when it goes through a package name', async () => {
  const bad = Object.fromEntries(badImports.map(([file, target]) => [file, `import '${target}'`]))
  const circle = { [`${server}/domains/bots/circle.ts`]: "import './circle-back.ts'" }
  const found = await complaints({ ...goodTree, ...bad, ...circle })
  const expected = badImports.map(([file, , rule]) => `${rule}: ${file}`)
  expect(found).toEqual(expect.arrayContaining(expected))
})

async function complaints(files: Files): Promise<string[]> {
  const folder = await plant(files)
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [program, 'packages', '--config', config, '--output-type', 'json']
  const report = await new Promise<string>((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 50_000_000, timeout: 60_000 }
    // The exit code is the number of errors, which is what is asked for here.
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      stdout ? resolve(stdout) : reject(error ?? stderr),
    )
  })
  const violations: { rule: { name: string }; from: string }[] = JSON.parse(report).summary.violations
  return violations.map(({ rule, from }) => `${rule.name}: ${from}`)
}

async function plant(files: Files): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'yingda-layers-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await mkdir(join(folder, 'node_modules/@yingda'))
  for (const name of ['wecom', 'simulators', 'server', 'web', 'e2e']) {
    await symlink(`../../packages/${name}`, join(folder, 'node_modules/@yingda', name))
  }
  return folder
}
