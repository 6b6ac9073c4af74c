import { BadInput } from '../http/bad-input.ts'
import { wholeNumber } from '../http/checks.ts'
import type { ControlCall, ControlHandler } from '../http/control.ts'
import { optionalText, refuseUnknown } from '../http/fields.ts'
import type { Burst } from './burst.ts'
import type { ChatFaults } from './faults.ts'
import type { ChatSimulator } from './simulator.ts'
import type { Told } from './state.ts'

const limitMax = 1_000
const secondsMax = 10 * 365 * 86_400

/** The control routes that all these platforms have, under `/_sim/<platform>/`. */
export function chatControls<F extends ChatFaults, Remote extends ChatSimulator<F>>(
  platform: string,
): [string, ControlHandler<Remote>][] {
  const at = (method: 'GET' | 'POST', name: string, handler: ControlHandler<Remote>): [string, typeof handler] => [
    `${method} /_sim/${platform}/${name}`,
    handler,
  ]
  return [
    at('GET', 'sent', ({ remote, query }) => sent(remote, query)),
    at('GET', 'deliveries', ({ remote, query }) => ({
      items: newest(remote.deliveries(), query),
      counters: remote.counters(),
    })),
    at('GET', 'ledger', ({ remote }) => ({ accounts: remote.ledger() })),
    at('GET', 'faults', ({ remote }) => remote.faults()),
    at('POST', 'faults', ({ remote, body }) => remote.patchFaults(body)),
    at('GET', 'health', ({ remote }) => healthOf(remote)),
    at('POST', 'advance', advance),
    at('POST', 'webhook', webhook),
    at('POST', 'burst', ({ remote, body }) => remote.burst(readBurst(body))),
    at('POST', 'reset', ({ remote, body }) => {
      refuseUnknown(body, [])
      remote.reset()
      return { ok: true }
    }),
  ]
}

/** The answer to something new: at once with `?wait=0`, else when its delivery has ended. */
export async function tellOutcome({ id, outcome }: Told, query: URLSearchParams): Promise<object> {
  if (query.get('wait') === '0') return { id, state: 'delivering' }
  const { state, attempts } = await outcome
  return { id, delivered: state === 'delivered', state, attempts }
}

type Call = ControlCall<ChatSimulator>

function sent(remote: Pick<ChatSimulator, 'sent' | 'counters'>, query: URLSearchParams): object {
  const touser = query.get('touser')
  const items = touser === null ? remote.sent() : remote.sent().filter((one) => one.touser === touser)
  return { items: newest(items, query), total: remote.counters().sent }
}

const healthOf = (remote: Pick<ChatSimulator, 'webhookUrl' | 'counters' | 'activeFaults'>): object => ({
  ok: true,
  webhookUrl: remote.webhookUrl ?? '',
  counters: remote.counters(),
  faults: remote.activeFaults(),
})

function advance({ remote, body }: { remote: Pick<ChatSimulator, 'advance' | 'now'>; body: Call['body'] }): object {
  refuseUnknown(body, ['seconds'])
  const { seconds } = body
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= secondsMax))
    throw new BadInput(`"seconds" must be a number above 0 and at most ${secondsMax}.`)
  remote.advance(seconds)
  return { now: new Date(remote.now()).toISOString() }
}

/** Without a URL, webhooks go nowhere. */
function webhook({ remote, body }: { remote: Pick<ChatSimulator, 'setWebhookUrl'>; body: Call['body'] }): object {
  refuseUnknown(body, ['url'])
  const url = optionalText(body, 'url', 2_048)
  if (url !== undefined && !(URL.canParse(url) && /^https?:/.test(url)))
    throw new BadInput('"url" must be an http or https address.')
  remote.setWebhookUrl(url)
  return { url: url ?? '' }
}

function readBurst(body: Call['body']): Burst {
  refuseUnknown(body, ['messages', 'customers', 'perSecond', 'prefix'])
  const { customers, perSecond } = body
  const prefix = optionalText(body, 'prefix', 40)
  return {
    messages: wholeNumber(1, 1_000_000)(body.messages, 'messages'),
    ...(customers !== undefined && { customers: wholeNumber(1, 100_000)(customers, 'customers') }),
    ...(perSecond !== undefined && { perSecond: wholeNumber(1, 100_000)(perSecond, 'perSecond') }),
    ...(prefix !== undefined && { prefix }),
  }
}

function newest<T>(items: T[], query: URLSearchParams): T[] {
  const limit = query.get('limit')
  if (limit === null) return items.slice(-limitMax)
  const count = Number(limit)
  if (Number.isInteger(count) && count >= 1 && count <= limitMax) return items.slice(-count)
  throw new BadInput(`"limit" must be a whole number from 1 to ${limitMax}.`)
}
