/**
 * Who has a conversation at the remote: the desk, a colleague in the remote's own client, its queue of customers who
 * wait for one, or nobody since it has ended there. Only while the desk has it can the desk send.
 */
export interface Handling {
  readonly by: 'desk' | 'colleague' | 'queue' | 'nobody'
  /** The colleague, as the remote calls them. */
  readonly staffRef?: string
}

export interface Conversation {
  readonly accountId: string
  readonly customerRef: string
}

export interface RemoteHandling {
  /** Throws `ChannelError`. */
  read(conversation: Conversation): Promise<Handling>
  /** Throws `ChannelError`. Where the remote does not allow it from how things are, nothing changes and `now` says so. */
  give(conversation: Conversation, to: Handling): Promise<Given>
}

export interface Given {
  readonly now: Handling
  /** For the one message that the remote allows with the change. */
  readonly code?: MessageCode
}

/** Lets one message pass where none could be sent, for so many seconds after `sentAt`. */
export interface MessageCode {
  readonly value: string
  readonly seconds: number
}
