/** Douyin names a message by its conversation and its own id, and asks for both wherever one is fetched or taken back. */
export interface MessageRef {
  readonly conversationId: string
  readonly msgId: string
}

/** One word for the desk. Neither id has a blank in it. */
export const idOfMessage = ({ conversationId, msgId }: MessageRef): string => `${conversationId} ${msgId}`

export function messageRefOf(id: string): MessageRef | undefined {
  const [conversationId, msgId, ...more] = id.split(' ')
  return conversationId && msgId && more.length === 0 ? { conversationId, msgId } : undefined
}
