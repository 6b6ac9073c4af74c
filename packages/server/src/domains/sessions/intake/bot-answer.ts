import type { Handle } from '../../../platform/db.ts'
import { handoffRulesIn } from '../../bots/index.ts'
import { noteMissed } from '../../knowledge/index.ts'
import { splitText, type TextLimit } from '../commands/split-text.ts'
import { type QueueLines, wordQueueLines } from '../sending/queue-line.ts'
import { addMessage, type Draft, type Handoff, move } from '../state/draft.ts'
import { lock } from '../state/load.ts'
import { save } from '../state/save.ts'
import { toPending } from './handoff-to.ts'

export interface BotAnswer {
  readonly sessionId: string
  readonly botName: string
  /** '' when all it says is that a person shall go on. */
  readonly text: string
  /** The bot did not know; after some in a row a person takes over. */
  readonly missed: boolean
  /** The bot wants a person to go on. */
  readonly handoff?: Handoff | undefined
  readonly traceId: string
}

/** T03. An answer that comes after the session has left the bot is dropped: a bot never writes beside a person. */
export async function commitBotAnswer(
  tx: Handle,
  answer: BotAnswer,
  textBytes: (channelId: string) => TextLimit,
  queueLines?: QueueLines,
): Promise<boolean> {
  // Read before the lock: from there on readers of the feed wait for the commit.
  const { misses, automatic, maxAnswers } = await handoffRulesIn(tx, answer.sessionId)
  const draft = await lock(tx, answer.sessionId)
  const actor = { type: 'bot' } as const
  if (!draft || !move(draft, 'T03', actor)) return false
  draft.events.length = 0 // T03 changes no status, and an event is written for each change of status only.
  const { session } = draft
  session.botMisses = answer.missed ? session.botMisses + 1 : 0
  const isMissedOften = automatic && session.botMisses >= misses
  // Where the customer reads what the desk stores, they may have read it as it was made.
  if (!isMissedOften || session.readHere) say(draft, answer, textBytes(session.channelId))
  session.botAnswers += 1
  if (answer.handoff) toPending(draft, actor, 'bot_asked', answer.traceId, answer.handoff)
  else if (isMissedOften) toPending(draft, actor, 'bot_missed', answer.traceId)
  else if (session.botAnswers > maxAnswers) toPending(draft, actor, 'bot_limit', answer.traceId)
  await wordQueueLines(tx, [draft], queueLines)
  await save(tx, [draft])
  if (answer.missed && session.botId) await noteMissed(tx, { ...answer, botId: session.botId })
  return true
}

function say(draft: Draft, { text, botName, traceId }: BotAnswer, limit: TextLimit): void {
  for (const content of splitText(text, limit)) {
    addMessage(draft, { sender: { type: 'ai', id: draft.session.botId ?? 'bot', name: botName }, content, traceId })
  }
}
