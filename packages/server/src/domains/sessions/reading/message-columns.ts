import { sql } from '../../../platform/db.ts'

export const messageColumns = sql`
  session_id as "sessionId", seq, sender_type as "senderType", sender_id as "senderId",
  sender_name as "senderName", msg_type as "msgType", content, remote_key as "remoteKey",
  client_msg_id as "clientMsgId", delivery, delivery_reason as "deliveryReason", trace_id as "traceId",
  created_at as "createdAt", recalled_at as "recalledAt", media`
