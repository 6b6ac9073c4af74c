import type { MessageFile } from '../../files/contract.ts'
import type { DeliveryStatus, MessageInfo, Priority, SessionInfo, SessionStatus } from '../info/contract.ts'
import type { TransferInfo } from '../transfers/contract.ts'

/**
 * Frames the server sends on `/ws/cs/{csId}`. Durable frames carry a `cursor`: the newest one seen is what a client
 * gives back in `resume`. Every frame that changes a session carries its whole summary in `session`.
 */
export type ServerFrame =
  | { type: 'ready'; cursor: string }
  | { type: 'resumed'; cursor: string }
  | { type: 'reset'; cursor: string }
  | { type: 'pong' }
  | { type: 'error'; code: number; message: string }
  | { type: 'session_bound' | 'session_unbound'; sessionId: string }
  /** Another agent, on the same node, writes in a session that both have open. It is not kept, and ends by itself. */
  | { type: 'typing'; sessionId: string; csId: string; name: string }
  /** The customer writes, on a page of ours, in a session that the agent has open. It ends by itself as well. */
  | { type: 'customer_typing'; sessionId: string }
  | DurableFrame

export type DurableFrame = { sessionId: string; cursor: string; session: SessionInfo } & (
  | { type: 'new_message'; data: Omit<MessageInfo, 'sessionId'> }
  | { type: 'message_status'; data: { msgId: string; status: DeliveryStatus; reason?: string } }
  | { type: 'message_recalled'; data: { msgId: string; recalledAt: string } }
  | { type: 'message_file'; data: { msgId: string; file: MessageFile } }
  | {
      type: 'new_pending_session'
      data: {
        customerId: string
        channelType: string
        reason: string
        priority: Priority
        lastMessage?: string
        waitingSince: string
      }
    }
  | { type: 'session_accepted'; data: { manualCsId: string; csName: string; acceptedAt: string } }
  | { type: 'session_closed'; data: { closedBy: string; reason: string; closedAt: string } }
  | { type: 'session_updated'; data: Record<string, never> }
  /** It has waited for long; an urgent one comes before the others. */
  | { type: 'session_waiting'; data: { waitingSince: string; priority: Priority } }
  /** To the assignee: the customer has had no answer from them yet, or does not answer them. */
  | { type: 'session_overdue'; data: { overdue: 'first_reply' | 'customer'; since: string } }
  /** Somebody was named in a note; to them alone. */
  | { type: 'mentioned'; data: { msgId: string; csIds: string[]; byCsId: string; by: string } }
  /** To the other screens of the same agent: of two marks the further one counts. */
  | { type: 'session_read'; data: { csId: string; lastMsgId: string } }
  /** To whoever served last, and to supervisors. */
  | { type: 'session_rated'; data: { rating: number; ratedAt: string } }
  | {
      type: 'session_requeued'
      data: {
        /** `ai`: the bot has it again. */
        target: 'queue' | 'ai'
        by: string
        reason: string
        fromCsId?: string
        priority?: Priority
        waitingSince?: string
      }
    }
  | { type: 'session_released'; data: { by: string; reason?: string; releasedAt: string } }
  | {
      type: 'session_reopened'
      data: {
        status: SessionStatus
        by: string
        reason: string
        reopenedAt: string
        manualCsId?: string
        csName?: string
      }
    }
  | {
      type: 'session_transferred'
      data: {
        transferId?: string
        fromCsId: string
        fromCsName: string
        manualCsId: string
        csName: string
        by: string
        reason?: string
        transferredAt: string
      }
    }
  /** These four go to who asks, who is asked, and supervisors. */
  | {
      type: 'session_transfer_requested' | 'transfer_declined' | 'transfer_cancelled' | 'transfer_expired'
      data: TransferInfo
    }
)

/** Frames a client may send. Everything else is a command over HTTP. */
export type ClientFrame =
  | { type: 'bind_session' | 'unbind_session' | 'typing'; sessionId: string }
  | { type: 'resume'; cursor: string }
  | { type: 'ping' }
