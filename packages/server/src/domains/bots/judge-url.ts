import { OutboundRefused } from '../../platform/outbound/index.ts'
import { checkTarget } from '../../platform/outbound/target.ts'
import type { Reach } from './model/transport.ts'
import type { ModelDeps } from './store/given.ts'

/** Says at saving what can be said before a name is resolved; what it resolves to is judged at every connection. */
export const judgeUrlBy =
  ({ allowPrivate, allowHosts }: Reach): ModelDeps['judgeUrl'] =>
  (text) => {
    if (!URL.canParse(text)) return 'bad'
    const url = new URL(text)
    if (url.search || url.hash) return 'bad'
    const isOpen = allowPrivate || allowHosts.includes(url.hostname)
    try {
      checkTarget(url, { allowPrivate: isOpen, allowLoopback: isOpen })
      return 'good'
    } catch (error) {
      return error instanceof OutboundRefused && error.reason === 'address' ? 'network' : 'bad'
    }
  }
