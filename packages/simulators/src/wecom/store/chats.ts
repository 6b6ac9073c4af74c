import { Ring } from '../../common/ring.ts'
import type { Delivery } from '../../delivery/records.ts'
import type { SentItem } from './records.ts'

export type ChatEntry = { readonly side: 'me'; delivery: Delivery } | { readonly side: 'desk'; sent: SentItem }

const entriesPerChat = 200
const chatsKept = 500

/** What each member's phone shows: the newest messages of the members who wrote or got one last. */
export class Chats {
  readonly #chats = new Map<string, Ring<ChatEntry>>()

  add(userid: string, entry: ChatEntry): void {
    const key = userid.toLowerCase()
    const chat = this.#chats.get(key) ?? new Ring<ChatEntry>(entriesPerChat)
    chat.push(entry)
    this.#chats.delete(key)
    this.#chats.set(key, chat)
    if (this.#chats.size > chatsKept) this.#forgetOldest()
  }

  list(userid: string): ChatEntry[] {
    return this.#chats.get(userid.toLowerCase())?.list() ?? []
  }

  clear(): void {
    this.#chats.clear()
  }

  #forgetOldest(): void {
    const [oldest] = this.#chats.keys()
    if (oldest !== undefined) this.#chats.delete(oldest)
  }
}
