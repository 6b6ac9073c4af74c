import type { Handling } from '../../../channels/channel.ts'
import type { Handle } from '../../../platform/db.ts'
import type { SendCode } from '../../outbox/index.ts'
import { tellAccepted, tellTransferred } from '../commands/take-over.ts'
import { noticeFor } from '../sending/notices.ts'
import { giveTo } from '../state/assignee.ts'
import { addChange, addMessage, type Draft } from '../state/draft.ts'
import { end } from '../state/end.ts'
import { lockNewestOf } from '../state/load.ts'
import { save } from '../state/save.ts'
import { endTransfer } from '../transfers/end.ts'
import { toPending } from './handoff-to.ts'
import { type Of, sendCode } from './said.ts'

const system = { type: 'system' } as const

/** Somebody in the remote's own client took the conversation, put it back or ended it. Without an open session it is nothing. */
export async function takeHandling(tx: Handle, entry: Of<'handling'>): Promise<void> {
  const { accountId, item, traceId } = entry
  const [draft] = await lockNewestOf(tx, [{ accountId, customerRef: item.customerRef }])
  if (!draft) return
  await follow(tx, draft, item, { traceId, code: item.code && sendCode(entry, item.code) })
  if (draft.changes.length > 0) await save(tx, [draft])
}

/** Brings an open session in step with who has the conversation at the remote. */
export async function follow(
  tx: Handle,
  draft: Draft,
  { by, staffRef }: Handling,
  { traceId, code }: { readonly traceId: string; readonly code?: SendCode | undefined },
): Promise<void> {
  const { session } = draft
  if (session.status === 'closed') return
  if (by === 'colleague' && staffRef) {
    leaveTo(draft, staffRef, traceId)
    if (session.mode === 'native') await follows(tx, draft, staffRef)
    return
  }
  setColleague(draft, null)
  if (by === 'desk') return
  if (by !== 'nobody') return leaveBot(draft, traceId)
  // With the bot it stays open: the customer's next message begins anew at the remote, and not here.
  if (session.status === 'ai') return
  // Without a code nothing can be said any more: the remote takes no messages from us after the end.
  if (code && code.until > draft.now)
    addMessage(draft, { sender: 'system', content: noticeFor(draft).closed, traceId, code })
  await end(tx, draft, system, 'ended_at_channel')
}

/** A colleague has the conversation in the remote's own client. The bot stops, and nothing is said: we may not send. */
export function leaveTo(draft: Draft, staffRef: string, traceId: string): void {
  setColleague(draft, staffRef)
  leaveBot(draft, traceId)
}

/** Where people answer in the remote's own client, whoever takes a conversation there has it here too, if they are an agent. */
async function follows(tx: Handle, draft: Draft, staffRef: string): Promise<void> {
  const { status, manualCsId: from, manualCsName: fromName } = draft.session
  if (from === staffRef) return
  const transition = status === 'manual' ? 'T10' : 'T07'
  const given = await giveTo(tx, draft, {
    transition,
    csId: staffRef,
    actor: system,
    reason: 'in_channel',
    overload: true,
  })
  if (typeof given === 'string') return
  if (from === null) return tellAccepted(draft, given.name)
  tellTransferred(draft, { fromCsId: from, fromCsName: fromName ?? from, by: from, reason: 'in_channel' })
  await endTransfer(tx, draft, { status: 'cancelled' })
}

function leaveBot(draft: Draft, traceId: string): void {
  if (draft.session.status === 'ai') toPending(draft, system, 'in_channel', traceId)
}

function setColleague(draft: Draft, staffRef: string | null): void {
  if (draft.session.remoteStaff === staffRef) return
  draft.session.remoteStaff = staffRef
  addChange(draft, { kind: 'session_updated', data: {} })
}
