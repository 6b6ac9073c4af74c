import { cpus } from 'node:os'
import { startDesk } from '../desk.ts'
import { startFile } from '../processes.ts'
import type { World } from '../world.ts'
import type { Place } from './ask.ts'
import { startPeer } from './peer.ts'
import { askers } from './people.ts'

export interface Candidate {
  readonly name: string
  /** Of the process in the middle; undefined: there is none. */
  readonly pid?: number
  /** Where the n-th of those who ask at once asks. */
  place(n: number): Place
}

export interface Started {
  readonly candidates: readonly Candidate[]
  stop(): Promise<void>
}

/** Two cores at least: whoever is in the middle has one of its own. */
const [middleCore, outerCore] = cpus().length > 1 ? [1, 0] : [undefined, undefined]

/** The model alone, a bare relay, the desk in both of its ways, and a peer if one is installed. */
export async function startCandidates(world: World, atOnce: number): Promise<Started> {
  const upstream = startFile(new URL('./upstream.ts', import.meta.url), [], {}, outerCore)
  const base = `http://127.0.0.1:${portIn(await upstream.line(/^ready/))}/v1`
  const direct = `${base}/chat/completions`
  const relay = startFile(new URL('./relay.ts', import.meta.url), [direct], {}, middleCore)
  const relayUrl = `http://127.0.0.1:${portIn(await relay.line(/^ready/))}/`
  const desk = await startDesk(world, middleCore, { LLM_BASE_URL: base, LLM_API_KEY: 'bench', LLM_MODEL: 'fake' })
  const { owner, customers } = await askers(desk.url, atOnce)
  const peer = await startPeer(base, middleCore)
  const candidates = [
    { name: 'direct', place: () => ({ url: direct }) },
    { name: 'relay', pid: relay.pid, place: () => ({ url: relayUrl }) },
    { name: 'desk, by its owner', pid: desk.process.pid, place: () => owner },
    { name: 'desk, by a link', pid: desk.process.pid, place: (n: number) => customers[n] ?? owner },
    ...(peer ? [{ name: 'portkey', pid: peer.process.pid, place: () => peer.place }] : []),
  ]
  return {
    candidates,
    async stop() {
      await peer?.process.stop()
      await desk.process.stop()
      await relay.stop()
      await upstream.stop()
    },
  }
}

const portIn = (line: string): number => Number(line.split(' ')[1])
