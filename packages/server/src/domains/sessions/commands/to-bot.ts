import type { Db, Handle } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { SessionInfo } from '../contract.ts'
import { leaveNote } from '../notes/leave-note.ts'
import { noticeFor } from '../sending/notices.ts'
import { isForced, mayHandOn, takeAway } from '../state/assignee.ts'
import { auditForced, command } from '../state/command.ts'
import { addChange, addMessage, type Draft, move } from '../state/draft.ts'
import type { Actor } from '../state/transitions.ts'
import { endTransfer } from '../transfers/end.ts'
import { notPermitted, refusal } from './refusal.ts'

export interface ToBot {
  readonly sessionId: string
  readonly actor: Actor
  readonly reason?: string | undefined
  readonly note?: string | undefined
}

/**
 * T12. The assignee leaves the rest to the bot. A supervisor also sends back one that waits (T08).
 * @throws AppError 40401, 40001 (also when no bot answers on the account), 40301, 1002
 */
export const releaseToBot = (db: Db, { sessionId, ...asked }: ToBot): Promise<SessionInfo> =>
  command(db, sessionId, async (tx, draft) => {
    const { status } = draft.session
    if (status !== 'manual' && status !== 'pending') throw refusal(40001)
    if (!mayHandOn(draft, asked.actor)) throw refusal(40301)
    if (status === 'pending' && asked.actor.type === 'agent' && !asked.actor.mayForce) throw notPermitted()
    assertBot(draft)
    if (status === 'pending') giveUp(draft, asked)
    else await release(tx, draft, asked)
  })

/**
 * T08. Nobody takes it out of the queue, or the customer waits no longer: the bot has it again.
 * @throws AppError 40401, 40001 (also when no bot answers on the account)
 */
export const backToBot = (db: Db, { sessionId, ...asked }: ToBot): Promise<SessionInfo> =>
  command(db, sessionId, async (_tx, draft) => {
    if (draft.session.status !== 'pending') throw refusal(40001)
    assertBot(draft)
    giveUp(draft, asked)
  })

type Asked = Omit<ToBot, 'sessionId'>

async function release(tx: Handle, draft: Draft, { actor, reason, note }: Asked): Promise<void> {
  if (isForced(draft, actor)) await auditForced(tx, draft, actor, 'session.release', { from: draft.session.manualCsId })
  if (!move(draft, 'T12', actor, { reason, note })) throw refusal(40001)
  await takeAway(tx, draft)
  beginAnew(draft)
  const data = { by: actor.id ?? actor.type, releasedAt: draft.now.toISOString(), ...(reason && { reason }) }
  addChange(draft, { kind: 'session_released', data })
  leaveNote(draft, actor, note)
  tellCustomer(draft)
  await endTransfer(tx, draft, { status: 'cancelled', by: actor.id })
}

function giveUp(draft: Draft, { actor, reason = 'back_to_ai', note }: Asked): void {
  if (!move(draft, 'T08', actor, { reason, note })) throw refusal(40001)
  beginAnew(draft)
  addChange(draft, { kind: 'session_requeued', data: { target: 'ai', by: actor.id ?? actor.type, reason } })
  leaveNote(draft, actor, note)
  tellCustomer(draft)
}

function assertBot({ session }: Draft): void {
  if (session.botId === null) throw refusal(40001, '该渠道账号没有可接待的机器人')
}

function beginAnew({ session }: Draft): void {
  session.handoffReason = session.pendingSince = session.excludedCsId = null
  session.priority = 'normal'
  session.botMisses = 0
  session.botAnswers = 0
}

const tellCustomer = (draft: Draft) =>
  addMessage(draft, { sender: 'system', content: noticeFor(draft).backToBot, traceId: newId('trc') })
