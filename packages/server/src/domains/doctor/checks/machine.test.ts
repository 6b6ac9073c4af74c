import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDataDir } from '../../../testing/data-dir.ts'
import { clockCheck } from './clock.ts'
import { configurationCheck } from './configuration.ts'
import { diskCheck, diskFinding } from './disk.ts'
import { nodeCheck } from './node-version.ts'
import { spoolCheck } from './spool.ts'

test('a problem of the settings is told by name', async () => {
  const problems = ['WECHAT_SECRET is not set.', 'PORT must be a whole number from 0 to 65535.']
  const finding = await configurationCheck({ profile: 'production', problems }).look()
  expect(finding).toMatchObject({ state: 'failed' })
  expect(finding.found.zh).toContain('WECHAT_SECRET is not set; PORT')
  expect(await configurationCheck({ profile: 'production', problems: [] }).look()).toMatchObject({ state: 'ok' })
})

test.each([
  ['20.18.3', 'failed'],
  ['18.20.0', 'failed'],
  ['20.19.0', 'ok'],
  ['24.1.0', 'ok'],
])('Node.js %s: %s', async (version, state) => {
  expect(await nodeCheck(version).look()).toMatchObject({ state })
})

const gib = 1024 ** 3
test.each([
  [100 * gib, 'ok'],
  [gib, 'warning'],
  [gib / 8, 'failed'],
])('%i bytes free: %s', (free, state) => {
  expect(diskFinding(free, 200 * gib).state).toBe(state)
})

test('the disk is the one where the data are', async () => {
  const finding = await diskCheck({ dataDir: await testDataDir() }).look()
  expect(finding.found.en).toMatch(/^\d+\.\d GiB of \d+\.\d GiB free/)
})

test('a spool is writable and empty, and looking at it leaves nothing in it', async () => {
  const folder = await testDataDir()
  expect(await spoolCheck({ spoolDirs: [folder] }).look()).toMatchObject({ state: 'ok' })
  expect(await readdir(folder)).toEqual([])
  expect(await spoolCheck({ spoolDirs: [join(folder, 'not-yet')] }).look()).toMatchObject({ state: 'ok' })
})

test('callbacks that wait in the spool are counted', async () => {
  const folder = await testDataDir()
  const spoolDirs = [join(folder, 'spool'), join(folder, 'spool-contacts')]
  for (const [nth, spoolDir] of spoolDirs.entries()) {
    await mkdir(spoolDir)
    await writeFile(join(spoolDir, 'spl_1.1.jsonl'), '{}\n')
    const finding = await spoolCheck({ spoolDirs }).look()
    expect([finding.state, finding.found.en]).toEqual(['warning', expect.stringMatching(`: ${nth + 1}$`)])
  }
})

test('a spool that cannot be written fails', async () => {
  const file = join(await testDataDir(), 'spool')
  await writeFile(file, '')
  expect(await spoolCheck({ spoolDirs: [file] }).look()).toMatchObject({ state: 'failed' })
})

const theirs = Date.parse('2026-03-01T08:00:00Z')
const answersAt =
  (date: string): typeof fetch =>
  async () =>
    new Response('{}', { headers: { date } })
test.each([
  [0, 'ok', 'the same as at WeCom'],
  [59, 'ok', '59 s ahead of WeCom'],
  [90, 'warning', '90 s ahead of WeCom'],
  [-301, 'failed', '301 s behind WeCom'],
])('a clock that is off by %i s: %s', async (seconds, state, text) => {
  const fetch = answersAt(new Date(theirs).toUTCString())
  const finding = await clockCheck({ settings: {}, fetch, now: () => theirs + seconds * 1_000 }).look()
  expect([finding.state, finding.found.en]).toEqual([state, text])
})

test('an answer without a time, or none, leaves the clock untested', async () => {
  const withoutDate: typeof fetch = async () => new Response('{}')
  const away: typeof fetch = () => Promise.reject(new TypeError('fetch failed'))
  for (const fetch of [withoutDate, away]) {
    const finding = await clockCheck({ settings: {}, fetch, now: () => theirs }).look()
    expect(finding).toMatchObject({ state: 'warning' })
  }
})
