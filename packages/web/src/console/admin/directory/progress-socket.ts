import type { DirectorySyncProgress } from '@yingda/server/domains/directory/contract'
import { backOffMs } from '../../feed/back-off.ts'
import { readProgress } from './progress.ts'

const pingEveryMs = 25_000
/** Opening until the first frame, and a ping until any frame: whoever takes longer is gone. */
const patienceMs = 8_000

type Options = {
  /** Answers the address of one connection; the ticket in it is good once. */
  address: () => Promise<string>
  onProgress: (progress: DirectorySyncProgress) => void
  /** What was told while there was no connection is to be read. */
  onReady: () => void
  random?: () => number
}

/** Hears of syncs for as long as the page is open; returns what stops it. */
export function watchProgress({ address, onProgress, onReady, random = Math.random }: Options): () => void {
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  let attempt = 0

  const wait = (ms: number, then: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(then, ms)
  }
  const drop = () => {
    turn += 1
    clearTimeout(timer)
    socket?.close()
    socket = undefined
  }
  const lost = () => {
    drop()
    wait(backOffMs(attempt, random), () => void open())
    attempt += 1
  }
  const ping = () => {
    socket?.send(JSON.stringify({ type: 'ping' }))
    wait(patienceMs, lost)
  }
  const receive = (text: string) => {
    wait(pingEveryMs, ping)
    const said = readProgress(text)
    if (said === undefined) return
    if (said !== 'ready') return onProgress(said)
    attempt = 0
    onReady()
  }
  const open = async () => {
    drop()
    const mine = turn
    wait(patienceMs, lost)
    const url = await address().catch(() => undefined)
    if (mine !== turn) return
    if (url === undefined) return lost()
    const opened = new WebSocket(url)
    socket = opened
    opened.onmessage = ({ data }) => {
      if (mine === turn && typeof data === 'string') receive(data)
    }
    opened.onclose = () => {
      if (mine === turn) lost()
    }
  }
  void open()
  return drop
}
