import ipaddr from 'ipaddr.js'

export type MayComeFrom = (address: string) => boolean

/** Reads `10.0.0.0/8, 203.0.113.7, 2001:db8::/32`. Undefined: one of them is no address. */
export function allowedAddresses(list: string): MayComeFrom | undefined {
  const ranges = list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map(rangeOf)
  const known = ranges.filter((range) => range !== undefined)
  if (known.length === 0 || known.length < ranges.length) return undefined
  return (text) => {
    if (!ipaddr.isValid(text)) return false
    // An IPv4 address inside an IPv6 one is judged as what it is.
    const address = ipaddr.process(text)
    return known.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits))
  }
}

type Range = readonly [network: ipaddr.IPv4 | ipaddr.IPv6, bits: number]

function rangeOf(text: string): Range | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  if (!ipaddr.IPv6.isValid(text) && !ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
