import { type ChatState, createChatState } from '../chat/state.ts'
import { Files } from '../pictures/files.ts'
import { type DouyinFaults, noDouyinFaults } from './faults.ts'
import { type DouyinSettings, type DouyinSimulatorOptions, douyinSettings } from './options.ts'
import { Conversations } from './world/conversations.ts'
import { People } from './world/people.ts'
import { Tokens } from './world/tokens.ts'

/** Everything one simulator knows; the other files are functions over it. */
export interface DouyinState extends ChatState<DouyinFaults> {
  readonly settings: DouyinSettings
  readonly people: People
  readonly conversations: Conversations
  readonly tokens: Tokens
  readonly files: Files
  /** Files of messages whose content has no address: by message. */
  readonly resources: Map<string, { readonly type: 'image' | 'video'; readonly fileId: string }>
}

export function createDouyinState(options: DouyinSimulatorOptions): DouyinState {
  const settings = douyinSettings(options)
  const chat = createChatState(settings, options.now, noDouyinFaults)
  return Object.assign(chat, {
    settings,
    people: new People(settings.businesses),
    conversations: new Conversations(settings.clientSecret),
    tokens: new Tokens(chat.clock.now, settings.clientSecret),
    files: new Files(),
    resources: new Map<string, { type: 'image' | 'video'; fileId: string }>(),
  })
}

/** Of what is Douyin's own: back to the first moment, but who let the app in stays let in. */
export function resetDouyinState(state: DouyinState): void {
  state.people.reset()
  state.conversations.clear()
  state.files.clear()
  state.resources.clear()
}
