import type { StoredMedia } from '../../files/index.ts'
import type { DeskLanguage } from '../../language/contract.ts'
import type { DeliveryStatus, Priority, SenderType, SessionStatus } from '../contract.ts'

/** A session as services hold it: the row, its customer's name, and what its channel account is called on the wire. */
export interface Session {
  readonly id: string
  readonly accountId: string
  readonly customerId: string
  readonly customerRef: string
  readonly customerName: string | null
  /** What the desk calls the customer among its own people. */
  readonly customerRemark: string | null
  /** Version of the customer's picture. */
  readonly customerAvatar: string | null
  readonly isVip: boolean
  readonly customerTagIds: readonly string[]
  readonly tagIds: readonly string[]
  readonly channelId: string
  readonly contractType: string
  readonly kfId: string
  readonly botId: string | null
  /** The channel's limits after a message of the customer, if it has any. */
  readonly replyHours: number | null
  readonly replyMessages: number | null
  /** How long after it was sent a message can be taken back. */
  readonly recallSeconds: number | null
  /** Where people answer: here, or in the remote's own client. */
  readonly mode: 'hosted' | 'native'
  /** The customer reads what the desk stores: nothing has to be sent. */
  readonly readHere: boolean
  /** In which the desk speaks to the customer. */
  readonly language: DeskLanguage
  readonly previousSessionId: string | null
  readonly createdAt: Date
  status: SessionStatus
  manualCsId: string | null
  manualCsName: string | null
  lastCsId: string | null
  lastCsName: string | null
  acceptKey: string | null
  handoffReason: string | null
  /** How urgently it waits; kept while somebody has it. */
  priority: Priority
  /** Whose queue it waits in. */
  teamId: string | null
  /** Nobody was there to take it when it began to wait. */
  readonly offlineQueue: boolean
  /** Does not get it again by itself. */
  excludedCsId: string | null
  /** When it became its assignee's. */
  manualSince: Date | null
  /** When an agent first answered in it, and when its assignee last did. */
  firstReplyAt: Date | null
  lastAgentAt: Date | null
  pendingSince: Date | null
  botMisses: number
  /** Of the bot, since the session came to it. */
  botAnswers: number
  /** Grows with every change told of the session: a screen keeps the summary with the highest. */
  version: number
  lastSeq: number
  messageCount: number
  lastMessage: string | null
  lastSenderType: SenderType | null
  lastMessageAt: Date
  lastCustomerAt: Date | null
  /** Messages to the customer since then. */
  repliesSince: number
  /** Replies that were not sent. */
  readonly unsent: number
  /** The colleague who has it in the remote's own client. */
  remoteStaff: string | null
  closeReason: string | null
  closedAt: Date | null
  /** The state it was closed from. */
  closedFrom: SessionStatus | null
  updatedAt: Date
}

/** Named by its session and its place in it. */
export interface Message {
  readonly sessionId: string
  readonly seq: number
  readonly senderType: SenderType | null
  readonly senderId: string | null
  readonly senderName: string | null
  readonly msgType: string
  readonly content: string
  readonly remoteKey: string | null
  readonly clientMsgId: string | null
  readonly delivery: DeliveryStatus | null
  readonly deliveryReason: string | null
  readonly traceId: string
  readonly createdAt: Date
  readonly recalledAt: Date | null
  readonly media: StoredMedia | null
}
