import type { ServerFrame } from '@yingda/server/domains/sessions/contract'
import type { DeskApi } from './desk-api.ts'
import { type Fact, isAfter } from './frames.ts'
import { createLoader, type Loader } from './loader.ts'
import type { Random } from './random.ts'
import { createScreen, type Screen } from './screen.ts'
import { keepSocket, type Socket } from './socket.ts'

export interface AgentOptions {
  readonly userId: string
  readonly token: string
  readonly deskUrl: string
  readonly api: DeskApi
  /** Customers whose conversations with the bot this agent keeps open. */
  readonly watches: (customerId: string) => boolean
  readonly random: Random
}

/**
 * One agent at a screen, by the rules of `contract.ts`: after a break it opens its conversations again, resumes from the
 * last cursor, holds live frames until `resumed`, and loads by HTTP only what frames did not bring.
 */
export class Agent {
  readonly userId: string
  readonly token: string
  readonly screen: Screen = createScreen()
  /** Frames that are not in the contract, and refusals. */
  readonly complaints: string[] = []
  connections = 0
  resets = 0
  readonly #options: AgentOptions
  readonly #socket: Socket
  // A watched conversation is loaded once it is bound, so that frames take over without a gap.
  readonly #loader: Loader = createLoader(
    (id) => this.#link === 'live' && (this.#bound.has(id) || !this.#watched.has(id)),
  )
  readonly #watched = new Set<string>()
  readonly #bound = new Set<string>()
  #link: 'down' | 'resuming' | 'live' = 'down'
  #cursor: string | undefined
  /** Where the connection began to be live; what is not after it is the past. */
  #since = ''
  #held: Fact[] = []

  constructor(options: AgentOptions) {
    this.#options = options
    const { userId, token, deskUrl, random } = options
    this.userId = userId
    this.token = token
    this.#socket = keepSocket({
      url: `${deskUrl.replace('http', 'ws')}/ws/cs/${userId}?token=${token}`,
      random,
      onFrame: (frame) => ('session' in frame ? this.#hear(frame) : this.#control(frame)),
      onUnknown: (text) => this.complaints.push(`unknown frame ${text.slice(0, 200)}`),
      onLost: () => this.#lost(),
    })
  }

  /** Live, and it knows of nothing that is missing. */
  get settled(): boolean {
    return this.#link === 'live' && this.#loader.idle
  }

  close(): void {
    this.#socket.close()
  }

  #lost(): void {
    this.#link = 'down'
    this.#held = []
    this.#bound.clear()
  }

  #control(frame: Exclude<ServerFrame, Fact>): void {
    if (frame.type === 'ready') this.#ready(frame.cursor)
    if (frame.type === 'session_bound') this.#bound.add(frame.sessionId)
    if (frame.type === 'error') this.complaints.push(`${frame.code} ${frame.message}`)
    if (frame.type === 'reset') this.#reset()
    if (frame.type === 'resumed' || frame.type === 'reset') this.#goLive(frame.cursor)
    this.#loader.look()
  }

  #ready(cursor: string): void {
    this.connections += 1
    this.#since = cursor
    for (const sessionId of this.#watched) this.#socket.send({ type: 'bind_session', sessionId })
    if (this.#cursor === undefined) return this.#goLive(cursor)
    this.#link = 'resuming'
    this.#socket.send({ type: 'resume', cursor: this.#cursor })
  }

  #goLive(cursor: string): void {
    this.#link = 'live'
    if (this.#cursor === undefined || isAfter(cursor, this.#cursor)) this.#cursor = cursor
    for (const fact of this.#held.splice(0)) this.#apply(fact)
  }

  #hear(fact: Fact): void {
    if (this.#link === 'resuming' && isAfter(fact.cursor, this.#since)) this.#held.push(fact)
    else this.#apply(fact)
  }

  #apply(fact: Fact): void {
    this.#cursor = fact.cursor
    if (fact.type === 'new_message') this.screen.addFrame(fact.sessionId, fact.data)
    // The short form goes to whoever does not have the conversation open: it is new, or was not bound again yet.
    if (fact.type === 'session_updated') this.#watch(fact.sessionId, fact.session.customerId)
  }

  #watch(sessionId: string, customerId: string): void {
    if (!this.#options.watches(customerId)) return
    if (!this.#watched.has(sessionId)) this.#socket.send({ type: 'bind_session', sessionId })
    this.#watched.add(sessionId)
    this.#load(sessionId)
  }

  #load(sessionId: string): void {
    const { api, token } = this.#options
    this.#loader.want(sessionId, async () => this.screen.addHistory(sessionId, await api.history(token, sessionId)))
  }

  /** The feed cannot bridge the gap: everything is asked for anew. */
  #reset(): void {
    this.resets += 1
    const { api, token, userId } = this.#options
    this.#loader.want('all sessions', async () => {
      const found = [...(await api.sessions(token, 'ai')), ...(await api.sessions(token, 'manual'))]
      for (const { sessionId, customerId, manualCsId } of found) {
        if (manualCsId === userId) this.#load(sessionId)
        else this.#watch(sessionId, customerId)
      }
    })
  }
}
