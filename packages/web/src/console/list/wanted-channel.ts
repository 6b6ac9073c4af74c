import { createStore, useStore } from '../feed/store.ts'

/** The channel that the lists are narrowed to; gone with the tab, so that nobody misses customers tomorrow. */
const store = createStore<string | undefined>(undefined)

export const useWantedChannel = (): string | undefined => useStore(store, (channelId) => channelId)

export const wantedChannel = (): string | undefined => store.get()

export const wantChannel = (channelId: string | undefined): void => store.change(() => channelId)
