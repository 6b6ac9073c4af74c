import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { WebSocket } from 'ws'
import type { BenchDesk } from '../desk.ts'
import type { World } from '../world.ts'

const everyMs = 50

export interface FeedWaits {
  /** Longest time from the commit of a change to its frame, in ms, and how many were told. */
  stop(): Promise<{ readonly longestMs: number; readonly told: number }>
}

/** Commits a change of another kind every 50 ms, as any node does, and waits for each at a socket of the desk. */
export async function measureFeedWaits(world: World, desk: BenchDesk): Promise<FeedWaits> {
  const sql = new pg.Client({ connectionString: world.deskUrl })
  await sql.connect()
  const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/ws/cs/zhangsan?token=${desk.token}`)
  await new Promise((resolve, reject) => {
    socket.once('message', resolve)
    socket.once('error', reject)
  })
  const committedAt = new Map<number, number>()
  const waits: number[] = []
  socket.on('message', (data) => {
    const frame: { type: string; data: { probe?: number } } = JSON.parse(String(data))
    const at = frame.data?.probe === undefined ? undefined : committedAt.get(frame.data.probe)
    if (at === undefined) return
    waits.push(performance.now() - at)
  })
  let stopped = false
  const sending = (async () => {
    for (let probe = 1; !stopped; probe += 1) {
      await sql.query("insert into changes (kind, session_id, data) values ('session_updated', 'probe', $1)", [
        JSON.stringify({ probe }),
      ])
      committedAt.set(probe, performance.now())
      await sql.query('notify yingda_committed')
      await delay(everyMs)
    }
  })()
  return {
    async stop() {
      stopped = true
      await sending
      while (waits.length < committedAt.size) await delay(20)
      socket.close()
      await sql.end()
      return { longestMs: Math.max(...waits), told: waits.length }
    },
  }
}
