import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import type { ReactNode } from 'react'
import type { History, Outgoing } from '../feed/state.ts'
import { customerName } from '../list/customer-name.ts'
import { pictureOf } from '../list/pictures.ts'
import type { DeliveryActions } from './messages/delivery.tsx'
import { MessageList } from './messages/message-list.tsx'
import { EmptyThread, FailedThread, LoadingThread } from './thread-note.tsx'

type Props = {
  session: SessionInfo
  me: string
  history: History | undefined
  /** The id of the message that is to be seen. */
  marked?: string | undefined
  outgoing: readonly Outgoing[]
  actions: DeliveryActions
  onOlder: () => void
  onRetry: () => void
}

/** The messages of a conversation, or what is to be said instead of them. */
export function ThreadView({ session, me, history, marked, outgoing, actions, onOlder, onRetry }: Props): ReactNode {
  const messages = history?.messages ?? []
  if (messages.length === 0 && outgoing.length === 0) {
    if (history === undefined || history.newest === 'loading') return <LoadingThread />
    return history.newest === 'failed' ? <FailedThread onRetry={onRetry} /> : <EmptyThread />
  }
  return (
    <MessageList
      messages={messages}
      marked={marked}
      me={me}
      outgoing={outgoing}
      older={history?.older ?? 'none'}
      customer={customerName(session)}
      picture={pictureOf(session)}
      actions={actions}
      onOlder={onOlder}
    />
  )
}
