import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { enqueue } from '../../outbox/index.ts'
import type { MessageInfo } from '../contract.ts'
import { presentMessage } from '../reading/present.ts'
import { recordDelivery } from '../sending/delivery.ts'
import { windowRefusal, windowText } from '../sending/reply-window.ts'
import type { Draft } from '../state/draft.ts'
import { lock, lockNewestOf } from '../state/load.ts'
import type { Message } from '../state/rows.ts'
import { findMessage } from './find-message.ts'
import { nativeText, refusal } from './refusal.ts'

export interface Resend {
  readonly sessionId: string
  readonly seq: number
  readonly csId: string
}

/**
 * A person sends again what was not sent, or perhaps not: it goes out as the same message, and stands where it stood.
 * What a session that has ended left unsent goes out for the one that the customer has now, by whoever has that.
 */
export const resend = (db: Db, { sessionId, seq, csId }: Resend): Promise<MessageInfo> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    const { session, now } = draft.session.status === 'closed' ? await successorOf(tx, draft) : draft
    if (session.status !== 'manual') throw refusal(40001)
    if (session.manualCsId !== csId) throw refusal(40301)
    if (session.mode === 'native') throw refusal(40005, nativeText)
    const message = await findMessage(tx, sessionId, seq)
    if (!message || !goesOut(message)) throw refusal(40401, '消息不存在')
    const { delivery, remoteKey, content, media, traceId } = message
    if (delivery === 'queued') return presentMessage(message)
    if (delivery === 'sending' || delivery === 'sent') throw refusal(40001, '消息已发送，不能重发')
    // What perhaps arrived has its place in the window already.
    const places = delivery === 'unknown' ? 0 : 1
    const refused = windowRefusal(session, now, places)
    if (refused) throw refusal(40004, windowText(refused, session))
    const { accountId, customerRef } = session
    await recordDelivery(tx, [{ sessionId, seq, status: 'queued' }])
    const { resends } = await nameAnew(tx, message, remoteKey !== null)
    await tx.run(sql`update sessions set replies_since = replies_since + ${places}::int where id = ${session.id}`)
    const file = media?.fileId === undefined ? null : { fileId: media.fileId, kind: media.kind }
    await enqueue(tx, [{ sessionId, seq, accountId, customerRef, content, file, traceId, resends }])
    return presentMessage({ ...message, delivery: 'queued', deliveryReason: null })
  })

/** The customer's newest session. It is younger, so that the two are locked in the one order. */
async function successorOf(tx: Handle, ended: Draft): Promise<Draft> {
  const { accountId, customerRef } = ended.session
  const [newest] = await lockNewestOf(tx, [{ accountId, customerRef }])
  return newest ?? ended
}

const goesOut = ({ delivery, recalledAt }: Message) => delivery !== null && recalledAt === null

/** What the remote had accepted under one name it would take for a repeat, and drop; anything else keeps its name. */
async function nameAnew(tx: Handle, { sessionId, seq }: Message, wasAccepted: boolean): Promise<{ resends: number }> {
  const row = await tx.one<{ resends: number }>(sql`
    update messages set remote_key = null, resends = resends + ${wasAccepted ? 1 : 0}::int
    where session_id = ${sessionId} and seq = ${seq} returning resends`)
  return row ?? { resends: 0 }
}
