import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '@yingda/server/platform/log.ts'
import { startPostgres } from '@yingda/server/platform/postgres/index.ts'
import { createWeComSimulator, type WeComSimulator } from '@yingda/simulators'
import pg from 'pg'

export const keys = {
  token: 'benchToken0123',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  receiveId: 'ww00112233445566bb',
}
export const agentId = '1000002'

export interface World {
  readonly deskUrl: string
  readonly rawUrl: string
  readonly dataDir: string
  readonly postgresPid: number
  readonly sim: WeComSimulator
  readonly sql: pg.Client
  close(): Promise<void>
}

/** One PostgreSQL with its promises on (fsync, synchronous_commit), two databases, and a WeCom. */
export async function openWorld(): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yingda-bench-'))
  await chmod(dataDir, 0o711)
  const postgres = await startPostgres({ dataDir, log: createLog('warn') })
  const sim = createWeComSimulator({
    corpId: keys.receiveId,
    agentId: Number(agentId),
    secret: 'bench-secret',
    callbackToken: keys.token,
    encodingAesKey: keys.encodingAesKey,
  })
  await sim.start()
  const sql = new pg.Client({ connectionString: postgres.url })
  await sql.connect()
  await sql.query('create database raw')
  return {
    deskUrl: postgres.url,
    rawUrl: postgres.url.replace(/\/yingda$/, '/raw'),
    dataDir,
    postgresPid: Number.parseInt(await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10),
    sim,
    sql,
    async close() {
      await sim.stop()
      await sql.end()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
