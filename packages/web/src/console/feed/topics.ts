import type { DeskFrame } from './frames.ts'
import type { FeedState } from './state.ts'

/** What a fact outside of sessions is about. */
export function topicOf(frame: DeskFrame): string {
  if (frame.type === 'customer_updated') return customerTopic(frame.data.customerId)
  if (frame.type === 'crm_sync') return crmSyncTopic
  if (frame.type === 'knowledge_import') return knowledgeTopic(frame.data.setId)
  return frame.type === 'tags_updated' ? 'tags' : 'agents'
}

export const crmSyncTopic = 'crm sync'

/** Imports into a set of knowledge. */
export const knowledgeTopic = (setId: string): string => `knowledge ${setId}`

export const customerTopic = (customerId: string): string => `customer ${customerId}`

export const bump = (state: FeedState, topic: string): FeedState => ({
  ...state,
  topics: { ...state.topics, [topic]: (state.topics[topic] ?? 0) + 1 },
})
