import type { LookupAddress } from 'node:dns'
import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { mayReach, type Networks } from './address.ts'
import { OutboundRefused } from './refused.ts'

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

const bySystem: Resolve = (host) => systemLookup(host, { all: true, verbatim: true })

/**
 * Resolves for a connection that is being made, so that the address which was judged is the one that is connected to: a
 * name that answers otherwise a moment later gains nothing. One address that may not be reached spoils the name.
 */
export function checkedLookup(networks: Networks, resolve: Resolve = bySystem): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses
        if (!first) return done(new OutboundRefused('unresolved'), '')
        if (!addresses.every(({ address }) => mayReach(address, networks))) {
          return done(new OutboundRefused('address'), '')
        }
        return options.all ? done(null, [...addresses]) : done(null, first.address, first.family)
      },
      (cause: unknown) => done(new OutboundRefused('unresolved', { cause }), ''),
    )
  }
}
