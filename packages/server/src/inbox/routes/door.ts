import type { Manifest, OpenChannel, RawRequest, Received, Reply } from '../../channels/channel.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Inbox } from '../inbox.ts'
import { plainError } from './answer.ts'

export interface Door {
  readonly path: string
  /** What the contract's generic path calls the channels behind this door. */
  readonly channelTypes: readonly string[]
  /** What the OpenAPI says of the path. */
  readonly docs?: Manifest['callbackDocs'] | undefined
  /** Channels that share the path. */
  readonly channels: readonly Receiver[]
}

/** All that a door asks of a channel. */
export type Receiver = Pick<OpenChannel, 'receive'>

export interface Passed {
  readonly verdict: 'accepted' | 'refused' | 'not stored'
  readonly reply: Reply
}

interface DoorLog {
  error(context: { err: unknown }, message: string): void
}

/** Offers a request to the channels and stores what they accept. Resolves after the COMMIT, if there is one; never rejects. */
export async function passDoor(
  channels: readonly Receiver[],
  inbox: Inbox,
  request: RawRequest,
  log: DoorLog,
): Promise<Passed> {
  try {
    const received = offer(channels, request)
    if (received.verdict === 'accepted') await store(inbox, received)
    return received
  } catch (error) {
    log.error({ err: error }, `A callback could not be stored: ${messageOf(error)}`)
    return { verdict: 'not stored', reply: plainError(503) }
  }
}

type Accepted = Extract<Received, { verdict: 'accepted' }>

async function store(inbox: Inbox, { accountId, items, news, keep }: Accepted): Promise<void> {
  if (keep) await keep()
  if (news && news.length > 0) await inbox.ring(news)
  if (items.length > 0) await inbox.add(items.map((item) => ({ accountId, item })))
}

/** The first that finds something in it owns the request; two may share their keys, and only one knows what it means. */
function offer(channels: readonly Receiver[], request: RawRequest): Received {
  let received: Received | undefined
  for (const channel of channels) {
    const next = channel.receive(request)
    if (next.verdict === 'accepted' && (next.items.length > 0 || next.news || next.keep)) return next
    if (received?.verdict !== 'accepted') received = next
  }
  return received ?? { verdict: 'refused', reply: plainError(request.method === 'GET' ? 500 : 403) }
}
