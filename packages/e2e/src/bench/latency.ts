import { WeComCallbackCrypto } from '@yingda/wecom'
import { WebSocket } from 'ws'
import { type BenchDesk, handOver, startDesk, until } from './desk.ts'
import { percentile, round } from './stats.ts'
import { agentId, keys, type World } from './world.ts'

export interface LatencyOptions {
  readonly perSecond: number
  /** Sent and not counted: a desk that has just started compiles what it runs. */
  readonly warmSeconds: number
  readonly seconds: number
  readonly customers: number
}

export interface Latency {
  readonly messages: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  readonly missing: number
}

/** From the first byte of a callback to its frame at the agent's socket, at a fixed rate whatever the answers do. */
export async function benchLatency(world: World, options: LatencyOptions): Promise<Latency> {
  const { perSecond, warmSeconds, seconds, customers } = options
  const desk = await startDesk(world)
  await handOver(world, desk, customers)
  const sentAt = new Map<string, number>()
  const waits: number[] = []
  const socket = await openScreen(desk, (content) => {
    const at = sentAt.get(content)
    if (at !== undefined) waits.push(performance.now() - at)
  })
  const messages = perSecond * seconds
  const sending = { perSecond, customers, onSend: (content: string) => sentAt.set(content, performance.now()) }
  const warmUntil = Date.now() + (warmSeconds + 10) * 1_000
  await send(desk, { ...sending, name: 'warm', messages: perSecond * warmSeconds })
  await until(async () => waits.length >= perSecond * warmSeconds || Date.now() > warmUntil)
  waits.length = 0
  await send(desk, { ...sending, name: 'counted', messages })
  const giveUpAt = Date.now() + 10_000
  await until(async () => waits.length >= messages || Date.now() > giveUpAt)
  socket.close()
  await desk.process.stop()
  return {
    messages,
    p50Ms: round(percentile(waits, 50), 1),
    p99Ms: round(percentile(waits, 99), 1),
    maxMs: round(Math.max(...waits), 1),
    missing: messages - waits.length,
  }
}

async function openScreen(desk: BenchDesk, onMessage: (content: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/ws/cs/zhangsan?token=${desk.token}`)
  await new Promise((resolve, reject) => {
    socket.once('message', resolve)
    socket.once('error', reject)
  })
  socket.on('message', (data) => {
    const frame: { type: string; data: { content?: string } } = JSON.parse(String(data))
    if (frame.type === 'new_message' && frame.data.content) onMessage(frame.data.content)
  })
  return socket
}

interface Sending {
  /** No two rounds send the same. */
  readonly name: string
  readonly messages: number
  readonly perSecond: number
  readonly customers: number
  readonly onSend: (content: string) => void
}

async function send(desk: BenchDesk, { name, messages, perSecond, customers, onSend }: Sending): Promise<void> {
  const crypto = new WeComCallbackCrypto(keys)
  const startedAt = performance.now()
  const answers: Promise<unknown>[] = []
  for (let i = 0; i < messages; i++) {
    const due = startedAt + (i * 1_000) / perSecond
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1))
    const content = `请问进度如何 ${name} ${i}`
    const inner =
      `<xml><ToUserName><![CDATA[${keys.receiveId}]]></ToUserName><FromUserName><![CDATA[load${i % customers}]]></FromUserName>` +
      `<CreateTime>${Math.floor(Date.now() / 1_000)}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
      `<Content><![CDATA[${content}]]></Content><MsgId>9${String(Date.now())}${String(i).padStart(5, '0')}</MsgId><AgentID>${agentId}</AgentID></xml>`
    const { encrypt, msgSignature, timestamp, nonce } = crypto.encrypt(inner)
    const query = new URLSearchParams({ msg_signature: msgSignature, timestamp, nonce })
    onSend(content)
    const body = `<xml><ToUserName><![CDATA[${keys.receiveId}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
    answers.push(fetch(`${desk.url}/wecom/callback?${query}`, { method: 'POST', body }).then((answer) => answer.text()))
  }
  await Promise.all(answers)
}
