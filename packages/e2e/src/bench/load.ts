import { createConnection } from 'node:net'
import { WeComCallbackCrypto } from '@yingda/wecom'
import { percentile } from './stats.ts'

/** The load generator, a process of its own: closed loop over raw sockets, every request made before the clock starts. */
export interface LoadOptions {
  readonly port: number
  readonly keys: { readonly token: string; readonly encodingAesKey: string; readonly receiveId: string }
  readonly agentId: string
  readonly connections: number
  readonly messages: number
  readonly customers: number
  /** MsgIds count up from here; two runs never share one. */
  readonly firstMsgId: number
  readonly text: string
}

export interface LoadResult {
  readonly startedAt: number
  readonly answeredAt: number
  readonly answered: number
  readonly refused: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly cpuMs: number
}

const options: LoadOptions = JSON.parse(process.argv[2] ?? '{}')
const requests = makeRequests(options)
process.stdout.write('ready\n')
process.stdin.once('data', () => {
  void run(options, requests).then((result) => {
    process.stdout.write(`${JSON.stringify(result)}\n`)
    process.exit(0)
  })
})

function makeRequests({ keys, agentId, messages, customers, firstMsgId, text, port }: LoadOptions): Buffer[] {
  const crypto = new WeComCallbackCrypto(keys)
  return Array.from({ length: messages }, (_, index) => {
    const msgId = `8${String(firstMsgId + index).padStart(18, '0')}`
    const inner =
      `<xml><ToUserName><![CDATA[${keys.receiveId}]]></ToUserName><FromUserName><![CDATA[load${index % customers}]]></FromUserName>` +
      `<CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
      `<Content><![CDATA[${text} ${msgId}]]></Content><MsgId>${msgId}</MsgId><AgentID>${agentId}</AgentID></xml>`
    const { encrypt, msgSignature, timestamp, nonce } = crypto.encrypt(inner)
    const body = `<xml><ToUserName><![CDATA[${keys.receiveId}]]></ToUserName><AgentID><![CDATA[${agentId}]]></AgentID><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
    return Buffer.from(
      `POST /wecom/callback?msg_signature=${msgSignature}&timestamp=${timestamp}&nonce=${nonce} HTTP/1.1\r\n` +
        `Host: 127.0.0.1:${port}\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
}

async function run({ port, connections, messages }: LoadOptions, all: readonly Buffer[]): Promise<LoadResult> {
  const latencies: number[] = []
  let next = 0
  let refused = 0
  const before = process.cpuUsage()
  const startedAt = Date.now()
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = createConnection({ port, host: '127.0.0.1', noDelay: true })
          let sentAt = 0
          const send = () => {
            const request = all[next++]
            if (!request) return void socket.end(resolve)
            sentAt = performance.now()
            socket.write(request)
          }
          // Answers are short: one read holds exactly one of them.
          socket.on('data', (answer) => {
            latencies.push(performance.now() - sentAt)
            if (answer[9] !== 0x32) refused++
            send()
          })
          socket.on('connect', send)
          socket.on('error', reject)
        }),
    ),
  )
  const { user, system } = process.cpuUsage(before)
  return {
    startedAt,
    answeredAt: Date.now(),
    answered: messages - refused,
    refused,
    p50Ms: percentile(latencies, 50),
    p99Ms: percentile(latencies, 99),
    cpuMs: (user + system) / 1000,
  }
}
