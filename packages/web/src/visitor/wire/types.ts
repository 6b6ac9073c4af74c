import type { PublicBotInfo, SignedIn } from '@yingda/server/domains/sharing/contract'
import type {
  Conversation,
  Standing as NowStanding,
  VisitorMessage,
  VisitorStatus,
} from '@yingda/server/domains/webchat/contract'

export type { Conversation, SignedIn }
export type BotCard = Pick<PublicBotInfo, 'bot_id' | 'name' | 'avatar_url' | 'welcome' | 'suggested_questions'>
export type Message = VisitorMessage
export type SentFile = NonNullable<VisitorMessage['file']>
export type Source = NonNullable<VisitorMessage['sources']>[number]
export type Thumb = NonNullable<VisitorMessage['feedback']>
export type Status = VisitorStatus
export type Standing = NowStanding & { can_rate?: boolean }

/** What the last chunk of an answer says of it. */
export type Outcome = { message_id?: string; sources?: Source[]; missed?: boolean; status?: Status }
