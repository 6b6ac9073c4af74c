import { Type } from 'typebox'
import { ApiResponse, envelope, ref, refusals } from '../../../platform/http.ts'
import { MessageInfo, SessionEvent, SessionInfo, TransferInfo } from '../contract.ts'

export const SessionListResponse = envelope(Type.Array(ref(SessionInfo)), 'SessionListResponse')
export const SessionResponse = envelope(ref(SessionInfo), 'SessionResponse')
export const MessageListResponse = envelope(Type.Array(ref(MessageInfo)), 'MessageListResponse')
export const MessageResponse = envelope(ref(MessageInfo), 'MessageResponse')
export const EventListResponse = envelope(Type.Array(ref(SessionEvent)), 'SessionEventListResponse')
export const TransferResponse = envelope(ref(TransferInfo), 'TransferResponse')
export const TransferListResponse = envelope(Type.Array(ref(TransferInfo)), 'TransferListResponse')

const refused = ref(ApiResponse)
/** Named one by one, as the contract does; the classes stand for whatever else may happen. */
export const sessionRefusals = { 400: refused, 401: refused, 403: refused, 404: refused, ...refusals }

export const SessionParams = Type.Object({ sessionId: Type.String() })
export const TransferParams = Type.Object({ transferId: Type.String() })
/** The same key twice is one command. */
export const CommandHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
})

export const tags = ['Session Management']
