import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface RawSocket {
  /** Frames longer than this are what was published; the others are greetings and heartbeats. */
  readonly onFrame: () => void
  readonly port: number
  readonly path: string
  /** Sent when the first frame has come, as socket.io wants it. */
  readonly hello?: string | undefined
}

const short = 200

/**
 * A WebSocket client that only counts what it gets: a library's would cost more than the servers that are measured.
 * Resolves when the server has said its first word, and, if there is a `hello`, has answered it.
 */
export function openRawSocket({ port, path, hello, onFrame }: RawSocket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let greetings = hello === undefined ? 1 : 2
    const greeted = () => {
      greetings--
      if (greetings === 1 && hello !== undefined) socket.write(frameOf(textCode, hello))
      if (greetings === 0) resolve(socket)
    }
    const read = frameReader((code, length) => {
      if (code === pingCode) return void socket.write(frameOf(pongCode, ''))
      if (code === closeCode) return reject(new Error('The server closed a socket.'))
      if (length > short) return onFrame()
      if (greetings > 0) greeted()
    })
    let upgraded = false
    socket.on('data', (chunk) => {
      if (upgraded) return read(chunk)
      const end = chunk.indexOf('\r\n\r\n')
      if (end < 0) return
      upgraded = true
      if (path === '/') greeted()
      read(chunk.subarray(end + 4))
    })
    socket.on('error', reject)
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
  })
}

const textCode = 1
const closeCode = 8
const pingCode = 9
const pongCode = 10

/** Short and masked with zeros, which is masked nevertheless. */
const frameOf = (code: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([0x80 | code, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)])

/** Walks over the frames of a stream, whatever pieces it comes in. */
function frameReader(onFrame: (code: number, length: number) => void): (chunk: Buffer) => void {
  let rest: Buffer | undefined
  return (chunk) => {
    const data = rest ? Buffer.concat([rest, chunk]) : chunk
    let at = 0
    for (;;) {
      const head = headOf(data, at)
      if (!head || at + head.size + head.length > data.length) break
      at += head.size + head.length
      onFrame(head.code, head.length)
    }
    rest = at < data.length ? data.subarray(at) : undefined
  }
}

function headOf(data: Buffer, at: number): { code: number; length: number; size: number } | undefined {
  if (data.length < at + 2) return undefined
  const code = (data[at] ?? 0) & 0x0f
  const short = (data[at + 1] ?? 0) & 0x7f
  const size = short < 126 ? 2 : short === 126 ? 4 : 10
  if (data.length < at + size) return undefined
  const length = size === 2 ? short : size === 4 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2))
  return { code, length, size }
}
