import type { ChannelInfo } from '@yingda/server/domains/channel-accounts/contract'
import { createStore, useStore } from '../feed/store.ts'

export type KnownChannels = ReadonlyMap<string, ChannelInfo>

/** What the desk says of its channels, by id; empty until it has said something. */
const store = createStore<KnownChannels>(new Map())

export const useChannels = (): KnownChannels => useStore(store, (channels) => channels)

export const channelsLoaded = (channels: readonly ChannelInfo[]): void => store.change(() => byId(channels))

export const byId = (channels: readonly ChannelInfo[]): KnownChannels =>
  new Map(channels.map((channel) => [channel.channelId, channel]))
