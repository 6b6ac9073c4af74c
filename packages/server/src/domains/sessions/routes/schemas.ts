import { Type } from 'typebox'
import { envelope, ref } from '../../../platform/http.ts'
import { MessageInfo, SessionInfo } from '../contract.ts'

export const SessionListResponse = envelope(Type.Array(ref(SessionInfo)), 'SessionListResponse')
export const SessionResponse = envelope(ref(SessionInfo), 'SessionResponse')
export const MessageListResponse = envelope(Type.Array(ref(MessageInfo)), 'MessageListResponse')
export const MessageResponse = envelope(ref(MessageInfo), 'MessageResponse')

export const SessionParams = Type.Object({ sessionId: Type.String() })
/** The same key twice is one command. */
export const CommandHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
})

export const tags = ['Session Management']
