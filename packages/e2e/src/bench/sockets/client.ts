import { createInterface } from 'node:readline'
import { openRawSocket } from './raw-socket.ts'

/** Everybody who is connected, as one process: says `connected`, and `got` when as many frames came as were expected. */
export interface ClientOptions {
  readonly port: number
  readonly sockets: number
  /** `{n}` is the number of the socket. */
  readonly path: string
  readonly hello?: string
}

const options: ClientOptions = JSON.parse(process.argv[2] ?? '{}')
const atOnce = 100
let got = 0
let expected = Number.POSITIVE_INFINITY

const onFrame = () => {
  if (++got === expected) console.log(`got ${got}`)
}
let next = 0
async function connectSome(): Promise<void> {
  while (next < options.sockets) {
    const path = options.path.replaceAll('{n}', String(next++))
    await openRawSocket({ port: options.port, path, hello: options.hello, onFrame })
  }
}
createInterface({ input: process.stdin }).on('line', (line) => {
  got = 0
  expected = Number(line.split(' ')[1])
  console.log('expecting')
})
await Promise.all(Array.from({ length: atOnce }, connectSome))
console.log('connected')
