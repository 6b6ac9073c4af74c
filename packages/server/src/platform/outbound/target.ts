import { isIP } from 'node:net'
import { mayReach, type Networks } from './address.ts'
import { OutboundRefused, type Refusal } from './refused.ts'

export interface Rules extends Networks {
  /** Hosts that may be asked, redirects included: names, or `*.name` for all below; without it all that are public. */
  readonly allowHosts?: readonly string[] | undefined
  /** Nothing goes over a line that others can read, redirects included. */
  readonly httpsOnly?: boolean | undefined
}

type Target = Pick<URL, 'protocol' | 'hostname' | 'username' | 'password'>

/** @throws OutboundRefused when the address may not be fetched, as far as that can be said before anything is resolved. */
export function checkTarget(url: URL, rules: Rules): void {
  const refused = judgeTarget(url, rules)
  if (refused) throw new OutboundRefused(refused)
}

/**
 * The URL parser has turned `0x7f.1`, `2130706433` and `①②⑦.0.0.1` into plain addresses by now. A host that is an address is
 * judged here, because nothing looks it up later.
 */
export function judgeTarget({ protocol, hostname, username, password }: Target, rules: Rules): Refusal | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return 'scheme'
  if (rules.httpsOnly && protocol !== 'https:') return 'scheme'
  if (username || password) return 'credentials'
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (rules.allowHosts && !rules.allowHosts.some((pattern) => isLike(host, pattern.toLowerCase()))) return 'host'
  if (isIP(host) !== 0 && !mayReach(host, rules)) return 'address'
  return undefined
}

/** `*.example.com` is every host below example.com and not itself. */
const isLike = (host: string, pattern: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1 : host === pattern
