import type { FeedReaders } from './feed-readers.ts'

/** Words between nodes. Nothing is lost with them: whoever writes goes on writing, and is told of again. */
export const agentTypes = (sessionId: string): string => `agent ${sessionId}`
export const customerTypes = (sessionId: string): string => `customer ${sessionId}`

/** Somebody writes at another node: an agent, whom the customer hears, or a customer, whom the agents hear. */
export function hearOfTyping(word: string, { sockets, streams }: Pick<FeedReaders, 'sockets' | 'streams'>): void {
  const [who, sessionId = ''] = word.split(' ')
  if (who === 'agent') streams.typing(sessionId)
  if (who === 'customer') sockets.customerTyping(sessionId)
}
