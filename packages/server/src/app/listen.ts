import { StartError } from '../platform/postgres/index.ts'
import type { Desk } from './build.ts'
import type { Config } from './config.ts'

const reasons: Record<string, string> = {
  EADDRINUSE: 'is already in use by another program: stop it, or set PORT to another one',
  EACCES: 'may not be opened by this user: set PORT to one above 1023',
  EADDRNOTAVAIL: 'cannot be opened, because HOST is not an address of this machine',
}

/** Opens the port; returns the URL a person on this machine can type. */
export async function listen({ app }: Desk, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const reason = reasons[code]
    if (reason) throw new StartError('port_unavailable', `Port ${port} ${reason}.`, { cause })
    throw cause
  }
  const address = app.server.address()
  return `http://localhost:${typeof address === 'object' && address ? address.port : port}`
}
