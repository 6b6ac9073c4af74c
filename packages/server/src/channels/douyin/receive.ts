import { handled, refused } from '../answers.ts'
import type { ChannelDeps, RawRequest, Received } from '../channel.ts'
import { openIdOf } from './account-id.ts'
import type { Accounts } from './accounts.ts'
import { type Envelope, idOf, readEnvelope } from './normalize/envelope.ts'
import { nameIn, normalize } from './normalize/index.ts'
import { isSigned, type SigningKeys } from './signature.ts'

export interface ReceiverDeps {
  readonly clientKey: string
  readonly keys: SigningKeys
  readonly accounts: Accounts
  readonly log: ChannelDeps['log']
  readonly now: () => number
}

/** The door: the question that saving the address asks, and events. */
export const receiver =
  (deps: ReceiverDeps) =>
  (request: RawRequest): Received => {
    const { keys, log, now } = deps
    try {
      if (request.method !== 'POST' || !isSigned(request, keys, now())) return refuse(log, 'it is not signed')
      const envelope = readEnvelope(request.body)
      if (!envelope) return refuse(log, 'it is no event')
      if (envelope.event === 'verify_webhook')
        return challenge(envelope, request.body) ?? refuse(log, 'it asks nothing')
      return heard(deps, envelope, idOf(request.headers['msg-id']))
    } catch (error) {
      // @NOTE every failure gets the same answer: a reason would be an oracle for whoever guesses. The log may know.
      log.debug({ err: error }, 'A callback of Douyin cannot be read.')
      return refused
    }
  }

function refuse(log: ChannelDeps['log'], because: string): Received {
  log.debug(`A callback of Douyin was refused: ${because}.`)
  return refused
}

const accepted = (body: string): Received => ({
  ...{ verdict: 'accepted', accountId: '', items: [] },
  reply: { status: 200, contentType: 'application/json; charset=utf-8', body },
})

/** The same number comes back, also one that a JavaScript number cannot hold. */
function challenge({ content }: Envelope, body: Buffer): Received | undefined {
  const { challenge: given } = content
  if (typeof given === 'string' && given.length <= 256) return accepted(JSON.stringify({ challenge: given }))
  const [, digits] = /\\?"challenge\\?"\s*:\s*(\d{1,40})\s*[,}]/.exec(body.toString()) ?? []
  return typeof given === 'number' && digits !== undefined ? accepted(`{"challenge":${digits}}`) : undefined
}

function heard({ clientKey, accounts, log }: ReceiverDeps, envelope: Envelope, header: string | undefined): Received {
  const found = normalize(envelope, { header, clientKey, isOurs: accounts.has })
  if (!found) {
    log.debug(`Douyin told ${envelope.event}, which is about nobody.`)
    return { verdict: 'accepted', accountId: '', items: [], reply: handled }
  }
  const { accountId, item } = found
  const keep = keeping(accounts, envelope, openIdOf(accountId) ?? '')
  return { verdict: 'accepted', accountId, items: item ? [item] : [], ...(keep && { keep }), reply: handled }
}

/** What is to be known of the account itself from now on. */
function keeping(accounts: Accounts, envelope: Envelope, openId: string): (() => Promise<void>) | undefined {
  // It has no time in it, and may come late, twice or after the next one: it is no more than a reason to ask.
  if (authorisations.has(envelope.event)) return () => accounts.doubt(openId)
  const name = nameIn(envelope, openId)
  return name !== undefined && accounts.isNamedOtherwise(openId, name) ? () => accounts.name(openId, name) : undefined
}

const authorisations = new Set(['authorize', 'unauthorize', 'contract_authorize', 'contract_unauthorize'])
