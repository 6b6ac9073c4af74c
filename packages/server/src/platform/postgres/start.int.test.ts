import { spawn } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { startPostgres } from './start.ts'
import {
  firstLine,
  gone,
  isServer,
  killNow,
  log,
  postmasterPid,
  query,
  scratchFolder,
  start,
  startElsewhere,
} from './testing/scratch.ts'

const aRow = "create table kept (word text); insert into kept values ('应答')"
const readRow = 'select word from kept'

async function pidOf(folder: string): Promise<number> {
  const pid = await postmasterPid(folder)
  if (!pid) throw new Error('No server runs here.')
  return pid
}

test('a stopped server leaves no process, and the next start finds its data', async () => {
  const folder = await scratchFolder()
  const first = await start(folder)
  expect(first.adopted).toBe(false)
  await query(first.url, aRow)
  const pid = await pidOf(folder)
  await first.stop()
  expect(await isServer(pid)).toBe(false)

  const second = await start(folder)
  expect(second.adopted).toBe(false)
  expect(await query(second.url, readRow)).toEqual([{ word: '应答' }])
})

describe('a running server', () => {
  const ends: (() => Promise<void>)[] = []
  let folder = ''
  let url = ''
  beforeAll(async () => {
    folder = await scratchFolder((end) => ends.unshift(end))
    url = (await start(folder, (end) => ends.unshift(end))).url
  })
  afterAll(async () => {
    for (const end of ends) await end()
  })

  test('the server keeps promises on disk, listens on loopback alone and sorts alike everywhere', async () => {
    const rows = await query(
      url,
      `select name, setting from pg_settings where name in
     ('fsync', 'synchronous_commit', 'listen_addresses', 'unix_socket_directories', 'data_checksums', 'server_encoding')`,
    )
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      data_checksums: 'on',
      server_encoding: 'UTF8',
    })
    expect(await query(url, "select upper('é') as upper, 'a' > 'B' as bytewise")).toEqual([
      { upper: 'É', bytewise: true },
    ])
  })

  test('a wrong password is refused, and the right one is readable by the owner alone', async () => {
    await expect(query(url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(
      /password authentication failed/,
    )
    const { mode } = await stat(join(folder, 'postgres/password'))
    expect(mode & 0o777).toBe(0o600)
  })

  test('a second start on the same folder is refused in one sentence and harms nobody', async () => {
    await expect(startPostgres({ dataDir: folder, log })).rejects.toMatchObject({
      code: 'data_dir_in_use',
      message: `Another Yingda is using the data folder ${folder}: stop it, or set YINGDA_DATA_DIR to another folder.`,
    })
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a lost lock session is taken again while the holder lives', async () => {
    const holder = "select pid from pg_stat_activity where application_name = 'yingda-lock'"
    const [before] = await query(url, holder)
    await query(url, `select pg_terminate_backend(${before?.pid})`)
    await vi.waitFor(
      async () => {
        const [after] = await query(
          url,
          `${holder} and pid in (select pid from pg_locks where locktype = 'advisory' and granted)`,
        )
        expect(after?.pid).toBeTypeOf('number')
        expect(after?.pid).not.toBe(before?.pid)
      },
      { timeout: 10_000, interval: 50 },
    )
  })
})

test('a server left by a killed process is adopted with its data', async () => {
  const folder = await scratchFolder()
  const child = startElsewhere(folder)
  const { url } = JSON.parse(await firstLine(child))
  await query(url, aRow)
  const pid = await pidOf(folder)
  await killNow(child)

  const again = await start(folder)
  expect(again).toMatchObject({ adopted: true, url })
  expect(await pidOf(folder)).toBe(pid)
  expect(await query(again.url, readRow)).toEqual([{ word: '应答' }])
  await again.stop()
  expect(await isServer(pid)).toBe(false)
})

test('of two first starts at the same moment one works and one is refused', async () => {
  const folder = await scratchFolder()
  const answers = await Promise.all([startElsewhere(folder), startElsewhere(folder)].map(firstLine))
  const refused = answers.filter((answer) => JSON.parse(answer).refused?.startsWith('Another Yingda is using'))
  const working = answers.filter((answer) => JSON.parse(answer).url)
  expect({ refused: refused.length, working: working.length }).toEqual({ refused: 1, working: 1 })
})

test('a start while the first is stopping waits for its end and then works', async () => {
  const folder = await scratchFolder()
  const first = await start(folder)
  await query(first.url, aRow)
  const stopping = first.stop()
  const second = await start(folder)
  await stopping
  expect(await query(second.url, readRow)).toEqual([{ word: '应答' }])
})

test('a server that crashed is started again on its port, with its data, and stops for good when it should', async () => {
  const folder = await scratchFolder()
  const running = await start(folder)
  await query(running.url, aRow)
  const pid = await pidOf(folder)
  process.kill(pid, 'SIGKILL')
  await gone(pid)
  await vi.waitFor(async () => expect(await query(running.url, readRow)).toEqual([{ word: '应答' }]), {
    timeout: 20_000,
    interval: 100,
  })
  const again = await pidOf(folder)
  expect(again).not.toBe(pid)
  await running.stop()
  expect(await isServer(again)).toBe(false)
})

test('a server that crashed together with its holder recovers with its data', async () => {
  const folder = await scratchFolder()
  const child = startElsewhere(folder)
  const { url } = JSON.parse(await firstLine(child))
  await query(url, aRow)
  const pid = await pidOf(folder)
  await killNow(child)
  process.kill(pid, 'SIGKILL')
  await gone(pid)
  const second = await start(folder)
  expect(second.adopted).toBe(false)
  expect(await query(second.url, readRow)).toEqual([{ word: '应答' }])
})

test('a stale pid file is overcome even when its number now belongs to another program of the same user', async () => {
  const folder = await scratchFolder()
  const first = await start(folder)
  const pidFile = join(folder, 'postgres/cluster/postmaster.pid')
  const noted = await readFile(pidFile, 'utf8')
  await first.stop()

  const { uid, gid } = await stat(join(folder, 'postgres'))
  const stranger = spawn('sleep', ['600'], process.getuid?.() === 0 ? { uid, gid } : {})
  onTestFinished(() => void stranger.kill('SIGKILL'))
  await writeFile(pidFile, noted.replace(/^\d+/, String(stranger.pid)))

  expect((await start(folder)).adopted).toBe(false)
})

const isDraft = (name: string) => name.startsWith('postgres.new-')

test('a start that was killed while it made the database leaves nothing in the way', async () => {
  const folder = await scratchFolder()
  const child = startElsewhere(folder)
  await vi.waitFor(
    async () => {
      const draft = (await readdir(folder)).find(isDraft)
      await stat(join(folder, draft ?? 'none', 'cluster/base'))
    },
    { timeout: 20_000, interval: 2 },
  )
  await killNow(child)
  expect(await readdir(folder)).not.toContain('postgres')

  const running = await start(folder)
  expect(await query(running.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await readdir(folder)).filter(isDraft)).toEqual([])
})

test('a folder that cannot be made is one clear sentence', async () => {
  const folder = await scratchFolder()
  await writeFile(join(folder, 'file'), '')
  const dataDir = join(folder, 'file/data')
  await expect(startPostgres({ dataDir, log })).rejects.toMatchObject({
    code: 'data_dir_unwritable',
    message: expect.stringContaining(`The data folder ${dataDir} cannot be used`),
  })
})

test('the files of another PostgreSQL version are left alone', async () => {
  const folder = await scratchFolder()
  await (await start(folder)).stop()
  await writeFile(join(folder, 'postgres/cluster/PG_VERSION'), '17\n')
  await expect(startPostgres({ dataDir: folder, log })).rejects.toMatchObject({ code: 'postgres_version' })
})
