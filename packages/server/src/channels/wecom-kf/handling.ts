import { type Kf, kfServiceStates, WeComApiError } from '@yingda/wecom'
import type { ChannelDeps, Conversation, Given, Handling, RemoteHandling } from '../channel.ts'
import { rethrow } from './errors.ts'
import { needCustomer, needOpenKfId } from './need.ts'

const { new: fresh, bot, pool, servicer, ended } = kfServiceStates
const stateOf = { desk: bot, queue: pool, colleague: servicer, nobody: ended } satisfies Record<Handling['by'], number>
const handlerOf = new Map<number, Handling['by']>([
  [fresh, 'desk'],
  [bot, 'desk'],
  [pool, 'queue'],
  [servicer, 'colleague'],
  [ended, 'nobody'],
])

/** The state does not allow the change, or the session has ended: what is there now is what counts. */
const notFromHere = new Set([95016, 95013])
const endCodeSeconds = 20
const codeSeconds = 48 * 3_600

/** https://developer.work.weixin.qq.com/document/path/94669: changes made by the API come back as no event. */
export function handling(kf: Kf, log: ChannelDeps['log']): RemoteHandling {
  async function read(conversation: Conversation): Promise<Handling> {
    const { state, servicerUserId } = await kf.serviceState.get(customerOf(conversation)).catch(rethrow)
    const by = handlerOf.get(state)
    if (!by) log.warn(`A session of customer service is in state ${state}, which nobody knows.`)
    return { by: by ?? 'desk', ...(servicerUserId && { staffRef: servicerUserId }) }
  }

  async function give(conversation: Conversation, to: Handling): Promise<Given> {
    const staff = to.staffRef !== undefined && { servicerUserId: to.staffRef }
    try {
      const state = stateOf[to.by]
      const { msgCode } = await kf.serviceState.trans({ ...customerOf(conversation), state, ...staff })
      const seconds = to.by === 'nobody' ? endCodeSeconds : codeSeconds
      return { now: to, ...(msgCode && { code: { value: msgCode, seconds } }) }
    } catch (error) {
      if (error instanceof WeComApiError && notFromHere.has(error.errcode ?? 0))
        return { now: await read(conversation) }
      rethrow(error)
    }
  }

  return { read, give }
}

const customerOf = ({ accountId, customerRef }: Conversation) => ({
  openKfId: needOpenKfId(accountId),
  externalUserId: needCustomer(customerRef),
})
