import type { IncomingMessage } from 'node:http'
import { BadInput } from './bad-input.ts'

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Control routes have no login, so a web page of somebody else must not reach them:
 * neither by a cross-site request (Origin) nor by a name that was pointed at loopback (Host).
 */
export function refuseStrangers(request: IncomingMessage, boundHost: string): void {
  const { host = '', origin } = request.headers
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (isLoopback(boundHost) && !loopbackNames.includes(name)) {
    throw new BadInput('This simulator answers on loopback names only (127.0.0.1 or localhost).', 403)
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new BadInput('Requests from other web pages are refused.', 403)
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
