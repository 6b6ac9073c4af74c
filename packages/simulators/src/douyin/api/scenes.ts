import type { DouyinState } from '../state.ts'
import type { Answerable, Conversation } from '../world/conversations.ts'
import { type DouyinCode, demand } from './errors.ts'
import type { OutgoingContent } from './outgoing.ts'

const dayMs = 86_400_000
const repliesMax = 6
const enterMs = 30_000
const enterAnswersMax = 3

interface Attempted {
  readonly name: string
  readonly msgId: string
  readonly conversationId: string
  readonly contents: readonly OutgoingContent[]
}

type Check = (state: DouyinState, conversation: Conversation, attempted: Attempted) => void

const scenes = new Map<string, Check>([
  ['im_reply_msg', checkReply],
  ['im_enter_direct_msg', checkEnter],
  ['im_authorize_message', checkGranted],
  ['im_b2b_direct_message', checkB2b],
])

/** Whether so many messages may go out in this scene now; if so they are counted. */
export function checkScene(state: DouyinState, conversation: Conversation, attempted: Attempted): void {
  const check = scenes.get(attempted.name)
  demand(check, 2100005)
  check(state, conversation, attempted)
}

function checkReply(state: DouyinState, conversation: Conversation, attempted: Attempted): void {
  quoted(state, conversation, attempted, { kind: 'message', lifeMs: dayMs, late: 28003081 })
  const { length } = attempted.contents
  demand(conversation.replies + length <= repliesMax, 28003070)
  conversation.replies += length
}

function checkEnter(state: DouyinState, conversation: Conversation, attempted: Attempted): void {
  const opened = quoted(state, conversation, attempted, { kind: 'enter', lifeMs: enterMs, late: 28003080 })
  const { length } = attempted.contents
  demand(opened.answers + length <= enterAnswersMax, 28003070)
  opened.answers += length
}

/** Once a day while the customer allows it, and with a card. */
function checkGranted({ clock }: DouyinState, conversation: Conversation, { contents }: Attempted): void {
  const nowMs = clock.now()
  demand(
    contents.some(({ isCard }) => isCard),
    2100005,
  )
  demand(conversation.grantedUntil > nowMs, 28003081)
  demand(conversation.lastProactiveMs === 0 || nowMs - conversation.lastProactiveMs >= dayMs, 2190001)
  conversation.lastProactiveMs = nowMs
}

function checkB2b(_state: DouyinState, _conversation: Conversation, { contents }: Attempted): void {
  demand(
    contents.some(({ type }) => type === 'applet_card'),
    2100005,
  )
}

/** What is answered: known, of this conversation, of the right kind, and not too long ago. */
function quoted(
  { conversations, clock }: DouyinState,
  conversation: Conversation,
  { msgId, conversationId }: Attempted,
  { kind, lifeMs, late }: { kind: Answerable['kind']; lifeMs: number; late: DouyinCode },
): Answerable {
  demand(msgId !== '' && conversationId !== '', 2100005)
  const answered = conversations.answerable(msgId)
  const fits = answered?.kind === kind && answered.conversation === conversation && conversationId === conversation.id
  demand(answered && fits, 28003082)
  demand(clock.now() - answered.atMs <= lifeMs, late)
  return answered
}
