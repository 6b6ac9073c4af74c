import type { JsonObject } from '../../http/fields.ts'
import type { DouyinState } from '../state.ts'
import type { Conversation } from './conversations.ts'

/** What the content of every event of a conversation says. */
export function commonContent(state: DouyinState, conversation: Conversation, id: string): JsonObject {
  return {
    conversation_short_id: conversation.id,
    server_message_id: id,
    conversation_type: 1,
    create_time: state.clock.now(),
    index: String(conversation.index),
    user_infos: userInfos(state, conversation),
  }
}

function userInfos(state: DouyinState, { business, customer }: Conversation): object[] {
  const nick = state.people.find(customer)?.nick ?? customer
  return [
    { open_id: customer, nick_name: nick, avatar: avatarUrl(state, customer) },
    { open_id: business, nick_name: state.people.business(business).name, avatar: avatarUrl(state, business) },
  ]
}

const avatarUrl = ({ origin }: Pick<DouyinState, 'origin'>, openId: string): string =>
  `${origin}/douyin/avatar/${encodeURIComponent(openId)}.png`

/** Businesses and customers, for the phone and for whoever looks around. */
export function worldView(state: DouyinState): object {
  const { people, settings } = state
  return {
    clientKey: settings.clientKey,
    webhookUrl: settings.webhookUrl ?? '',
    businesses: people.businesses(),
    customers: people.customers().map((one) => ({ ...one, avatar: avatarUrl(state, one.openId) })),
  }
}
