import { WeComCallbackCrypto } from '@yingda/wecom'
import type { CeilingDeps } from './deps.ts'

interface Row {
  readonly msgid: string
  readonly customer: string
  readonly body: string
}

interface Waiting {
  readonly row: Row
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Two lanes, no timer: the batching that was measured best (docs/benchmarks.md). */
export function batchInsert({ pool }: CeilingDeps): (row: Row) => Promise<void> {
  let waiting: Waiting[] = []
  let free = 2
  async function flush(): Promise<void> {
    if (free === 0 || waiting.length === 0) return
    free--
    const batch = waiting
    waiting = []
    try {
      await pool.query({
        name: 'b',
        text: 'insert into raw (msgid, customer, body) select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing',
        values: [batch.map((w) => w.row.msgid), batch.map((w) => w.row.customer), batch.map((w) => w.row.body)],
      })
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
    free++
    void flush()
  }
  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject })
      setImmediate(() => void flush())
    })
}

/** Verifies and decrypts one callback, and picks its id out of the plaintext. */
export function opener({ keys }: CeilingDeps): (url: string, body: Buffer) => Row {
  const crypto = new WeComCallbackCrypto(keys)
  return (url, raw) => {
    const query = new URLSearchParams(url.slice(url.indexOf('?') + 1))
    const text = raw.toString()
    const encrypt = between(text, '<Encrypt><![CDATA[', ']]>')
    const body = crypto.open({
      encrypt,
      msgSignature: query.get('msg_signature') ?? '',
      timestamp: query.get('timestamp') ?? '',
      nonce: query.get('nonce') ?? '',
    })
    return { msgid: between(body, '<MsgId>', '<'), customer: between(body, '<FromUserName><![CDATA[', ']]>'), body }
  }
}

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from) + from.length
  return text.slice(start, text.indexOf(to, start))
}
