import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

export interface Networks {
  /** This machine itself. */
  readonly allowLoopback?: boolean | undefined
  /** Networks of the company (10/8, 172.16/12, 192.168/16, fc00::/7), and this machine. */
  readonly allowPrivate?: boolean | undefined
}

/**
 * Tells whether a resolved address may be connected to: by default only what is routed in public. Link-local addresses, where
 * clouds answer with credentials, multicast, shared and translated ranges are never reached. An address nobody can read is none.
 */
export function mayReach(text: string, { allowLoopback = false, allowPrivate = false }: Networks): boolean {
  if (isIP(text) === 0 || !ipaddr.isValid(text)) return false
  // An IPv4 address inside an IPv6 one is judged as what it is.
  const address = ipaddr.process(text)
  const range = address.range()
  if (range === 'loopback') return allowLoopback || allowPrivate
  if (range === 'private' || range === 'uniqueLocal') return allowPrivate
  if (range !== 'unicast') return false
  // Of IPv6 only 2000::/3 is given out; the rest has spellings of IPv4 addresses that nobody uses any more.
  return !(address instanceof ipaddr.IPv6) || address.match(ipaddr.IPv6.parse('2000::'), 3)
}
