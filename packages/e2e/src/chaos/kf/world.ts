import { createWeComSimulator, type WeComSimulator } from '@yingda/simulators'
import { type DeskProcess, deskProcess } from '../../process/desk-process.ts'
import { makeScratch, removeScratch } from '../../process/scratch.ts'
import { stablePort } from '../../process/stable-port.ts'
import type { AtEnd } from '../../process/tidily.ts'
import { type OwnPostgres, startOwnPostgres } from '../outage/postgres.ts'
import { createRandom } from '../random.ts'
import { company, environment } from '../world.ts'
import { startBalancer } from './balancer.ts'

export interface KfWorld {
  readonly sim: WeComSimulator
  readonly nodes: readonly DeskProcess[]
  readonly postgres: OwnPostgres
}

/** One PostgreSQL, two equal nodes on it, a balancer before them, and WeCom with no limits of calls. */
export async function startKfWorld(seed: number, accounts: number, atEnd: AtEnd): Promise<KfWorld> {
  const databaseFolder = await makeScratch('yingda-kf-db-')
  atEnd(() => removeScratch(databaseFolder))
  const postgres = await startOwnPostgres(databaseFolder)
  atEnd(postgres.stop)
  const sim = createWeComSimulator({
    ...company,
    seed,
    keepAll: true,
    retryDelayMs: 2_000,
    rules: { callsPerMinute: 0, callsPerHour: 0, kfPollsPerMinute: 0 },
    kf: { accounts: Array.from({ length: accounts }, (_, index) => ({ name: `客服${index + 1}` })) },
  })
  await sim.start()
  atEnd(() => sim.stop())
  const ports = [await stablePort(), await stablePort()]
  const nodes: DeskProcess[] = []
  for (const port of ports) {
    const folder = await makeScratch(`yingda-kf-node${nodes.length}-`)
    atEnd(() => removeScratch(folder))
    const env = { ...environment(sim.url), DATABASE_URL: postgres.url }
    const node = deskProcess({ port, dataDir: folder, env })
    atEnd(() => node.stop())
    await node.start()
    await node.announced()
    nodes.push(node)
  }
  const balancer = await startBalancer(ports, createRandom(seed + 3_000_000))
  atEnd(balancer.stop)
  sim.setCallbackUrl(`${balancer.url}/wecom/callback`)
  return { sim, nodes, postgres }
}
