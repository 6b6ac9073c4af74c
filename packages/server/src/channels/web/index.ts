import type { Channel, Received } from '../channel.ts'
import { manifest } from './manifest.ts'

/** Visitors of shared bots. They read what the desk stores, so there is nobody to verify, to call or to ask. */
export const channel: Channel = {
  manifest,
  open: () => ({
    manifest,
    accounts: [],
    receive: () => refused,
    send: async ({ messageId }) => ({ remoteKey: messageId }),
    // Shown to nobody from the moment on in which the desk hides it.
    recall: async () => {},
  }),
}

const refused: Received = {
  verdict: 'refused',
  reply: { status: 403, contentType: 'text/plain; charset=utf-8', body: 'error' },
}
