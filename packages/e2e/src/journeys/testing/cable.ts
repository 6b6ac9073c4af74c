import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Cable {
  /** The far end of the cable: where a browser that hangs on it finds the desk. */
  readonly url: string
  /** Ends every connection and lets no new one through. */
  pull(): void
  plug(): void
}

/** A network cable between a browser and the desk. */
export async function layCable(deskUrl: string): Promise<Cable> {
  const port = Number(new URL(deskUrl).port)
  const open = new Set<Socket>()
  let plugged = true
  const cable = createServer((near) => {
    near.on('error', () => {}) // @NOTE a pulled cable ends connections in the middle of a word
    if (!plugged) return near.destroy()
    const far = connect(port, '127.0.0.1')
    far.on('error', () => near.destroy())
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(end)
      end.pipe(other)
      end.on('close', () => {
        open.delete(end)
        other.destroy()
      })
    }
  })
  cable.listen(0, '127.0.0.1')
  await once(cable, 'listening')
  const pull = () => {
    plugged = false
    for (const end of open) end.destroy()
  }
  onTestFinished(() => {
    pull()
    cable.close()
  })
  const address = cable.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    pull,
    plug: () => {
      plugged = true
    },
  }
}
