import pg from 'pg'
import type { Log } from './log.ts'

export interface Signals {
  /** Tells the other nodes that something was committed. */
  notify(): void
  /** Tells the other nodes a word that is worth nothing a moment later. */
  tell(word: string): void
  close(): Promise<void>
}

const channel = 'yingda_committed'
const telling = 'yingda_told'
const reconnectMs = 1_000

/**
 * Wakes the other nodes after a commit, on a connection of its own (a NOTIFY inside the writing transaction would make
 * commits wait for each other). It may be lost: whoever it wakes also looks by itself every second.
 */
export function openSignals(
  url: string,
  log: Log,
  onSignal: () => void,
  onTold: (word: string) => void = () => {},
): Signals {
  let client: pg.Client | undefined
  let closed = false
  let sending = false
  let again = false

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'yingda-signals',
      connectionTimeoutMillis: 5_000,
    })
    let lost = false
    const reconnect = () => {
      if (lost || closed) return
      lost = true
      client = undefined
      setTimeout(() => void connect(), reconnectMs).unref()
    }
    next.on('error', reconnect)
    next.on('end', reconnect)
    next.on('notification', ({ processId, channel: heardOn, payload = '' }) => {
      if (processId === processIdOf(next)) return
      if (heardOn === telling) onTold(payload)
      else onSignal()
    })
    try {
      await next.connect()
      await next.query(`listen ${channel}; listen ${telling}`)
      client = next
    } catch (error) {
      log.warn({ err: error }, 'The signal connection is not up; looking by the clock meanwhile.')
      reconnect()
    }
  }

  async function flush(): Promise<void> {
    sending = true
    do {
      again = false
      // @NOTE a lost signal costs a second at most; the connection is made anew by its own events.
      await client?.query(`notify ${channel}`).catch(() => {})
    } while (again)
    sending = false
  }

  void connect()
  return {
    notify() {
      again = true
      if (!sending) void flush()
    },
    // @NOTE whoever does not hear it misses nothing that lasts.
    tell: (word) => void client?.query('select pg_notify($1, $2)', [telling, word]).catch(() => {}),
    async close() {
      closed = true
      await client?.end()
    },
  }
}

const processIdOf = (client: pg.Client): number | null | undefined =>
  'processID' in client && typeof client.processID === 'number' ? client.processID : undefined
