import type { Handle } from '../../../platform/db.ts'
import { splitText } from '../commands/split-text.ts'
import { type QueueLines, wordQueueLines } from '../sending/queue-line.ts'
import { addMessage, move } from '../state/draft.ts'
import { lock } from '../state/load.ts'
import { save } from '../state/save.ts'
import { missesBeforeHandoff } from './handoff.ts'
import { toPending } from './handoff-to.ts'

export interface BotAnswer {
  readonly sessionId: string
  readonly botName: string
  readonly text: string
  /** The bot did not know; after three in a row a person takes over. */
  readonly missed: boolean
  readonly traceId: string
}

/** T03. An answer that comes after the session has left the bot is dropped: a bot never writes beside a person. */
export async function commitBotAnswer(
  tx: Handle,
  answer: BotAnswer,
  textBytes: (channelId: string) => number,
  queueLines?: QueueLines,
): Promise<boolean> {
  const draft = await lock(tx, answer.sessionId)
  const actor = { type: 'bot' } as const
  if (!draft || !move(draft, 'T03', actor)) return false
  draft.events.length = 0 // T03 changes no status, and an event is written for each change of status only.
  const { session } = draft
  session.botMisses = answer.missed ? session.botMisses + 1 : 0
  if (session.botMisses >= missesBeforeHandoff) toPending(draft, actor, 'bot_missed', answer.traceId)
  else {
    for (const content of splitText(answer.text, textBytes(session.channelId))) {
      addMessage(draft, {
        sender: { type: 'ai', id: session.botId ?? 'bot', name: answer.botName },
        content,
        traceId: answer.traceId,
      })
    }
  }
  await wordQueueLines(tx, [draft], queueLines)
  await save(tx, [draft])
  return true
}
