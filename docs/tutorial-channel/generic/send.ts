import { askJson } from '../ask-json.ts'
import type { OpenChannel } from '../channel.ts'
import { signedHeaders } from '../signed-webhooks.ts'

type Remote = { url: string; secret: string; deadlineMs: number }

/** The id of a message is the same at every try, so the other side can tell a repeat from a second message. */
export const sender =
  ({ url, secret, deadlineMs }: Remote, ask: typeof fetch): OpenChannel['send'] =>
  async ({ messageId, customerRef, text }) => {
    const body = JSON.stringify({ id: messageId, to: customerRef, text })
    const { id } = await askJson(ask, url, { body, headers: signedHeaders(secret, messageId, body), deadlineMs })
    return typeof id === 'string' && id !== '' ? { remoteKey: id } : {}
  }
