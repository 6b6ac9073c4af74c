import { type Change, type Cursor, isAfter } from '../../../feed/index.ts'
import { type Db, sql } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { VisitorEvent } from '../contract.ts'
import { sessionsOf } from '../conversation/messages.ts'
import { newestOf, nothingYet } from '../conversation/standing.ts'
import type { Visitor } from '../visitor.ts'
import { eventsOf } from './events-of.ts'
import type { Mark } from './mark.ts'
import { watchPlaces } from './places.ts'
import { keyOf, liveFor, type Stream, tell } from './stream.ts'
import type { Writer } from './writer.ts'

export interface StreamsDeps {
  readonly db: Db
  readonly log: Log
  readonly position: () => Cursor
  readonly between: (from: Cursor, to: Cursor) => Promise<readonly Change[] | 'reset'>
  /** How many pages a visitor may have open on this node; a newer one ends the oldest. */
  readonly perVisitor?: number
}

export interface Streams {
  /** Tells everything after the mark, and then what happens. Returns how to end it. */
  open(visitor: Visitor, mark: Mark, writer: Writer): { end(reason?: ClosedReason): void }
  publish(changes: readonly Change[]): Promise<void>
  hasReaders(): boolean
  /** An agent writes in this session. */
  typing(sessionId: string): void
  closeAll(): void
}

type ClosedReason = Extract<VisitorEvent, { name: 'closed' }>['data']['reason']

const pingMs = 15_000
const usualPerVisitor = 5
/** Sessions of a visitor, the newest ones: nothing happens in older ones. */
const followed = 20

/** All open pages of visitors on this node, fed like the sockets of agents: by changes, past and live, in their order. */
export function openStreams({ db, log, position, between, perVisitor = usualPerVisitor }: StreamsDeps): Streams {
  const streams = new Set<Stream>()
  const pinging = setInterval(() => {
    for (const { writer } of streams) writer.ping()
  }, pingMs)
  pinging.unref()
  const places = watchPlaces(db, log, streams)

  function end(stream: Stream, reason?: ClosedReason): void {
    if (!streams.delete(stream)) return
    if (reason) stream.writer.send({ name: 'closed', data: { reason } })
    stream.writer.end()
  }

  /** A session that begins may be one of a visitor who has a page open. */
  async function follow(changes: readonly Change[]): Promise<void> {
    const begun = changes.flatMap(({ kind, seq, sessionId }) =>
      kind === 'new_message' && seq === 1 ? [sessionId] : [],
    )
    if (begun.length === 0) return
    const rows = await db.rows<{ id: string; key: string }>(sql`
      select id, account_id || ' ' || customer_ref as key from sessions where id = any(${begun})`)
    for (const { id, key } of rows)
      for (const stream of streams) if (keyOf(stream.visitor) === key) stream.sessions.add(id)
  }

  async function catchUp(stream: Stream): Promise<void> {
    const { visitor, mark, since, sessions, writer } = stream
    const known = await db.rows<{ id: string }>(sql`
      select s.id from ${sessionsOf(visitor)} order by s.created_at desc limit ${followed}`)
    for (const { id } of known) sessions.add(id)
    const past = isAfter(since, mark.cursor) ? await between(mark.cursor, since) : []
    if (past === 'reset') writer.send({ name: 'reset', data: {} })
    else await tellOwn(stream, past)
    stream.standing = (await newestOf(db, visitor))?.standing ?? nothingYet
    while (stream.held && stream.held.length > 0) await tellOwn(stream, stream.held.splice(0))
    stream.held = undefined
  }

  async function tellOwn(stream: Stream, changes: readonly Change[]): Promise<void> {
    const own = changes.filter(({ sessionId }) => stream.sessions.has(sessionId))
    if (own.length > 0) tell(stream, own, await eventsOf(db, own))
  }

  async function tellLive(changes: readonly Change[]): Promise<void> {
    const live = [...streams].filter(({ held }) => !held)
    const known = new Set(live.flatMap(({ sessions }) => [...sessions]))
    const own = changes.filter(({ sessionId }) => known.has(sessionId))
    if (own.length === 0) return
    const events = await eventsOf(db, own)
    for (const stream of live) if (streams.has(stream)) tell(stream, liveFor(stream, own), events)
  }

  return {
    open(visitor, mark, writer) {
      const theirs = [...streams].filter((stream) => keyOf(stream.visitor) === keyOf(visitor))
      for (const stream of theirs.slice(0, Math.max(0, theirs.length - perVisitor + 1))) end(stream, 'too_many')
      const fresh = { sessions: new Set<string>(), held: [], standing: nothingYet }
      const stream: Stream = { visitor, mark, writer, since: position(), ...fresh }
      streams.add(stream)
      catchUp(stream).catch((error: unknown) => {
        log.warn({ err: error }, `A visitor's page could not be told the past: ${messageOf(error)}`)
        end(stream)
      })
      return { end: (reason) => end(stream, reason) }
    },
    async publish(changes) {
      if (streams.size === 0) return
      try {
        await follow(changes)
        for (const stream of streams) stream.held?.push(...liveFor(stream, changes))
        await tellLive(changes)
        places.look(changes)
      } catch (error) {
        // Told again they would hear it twice; whoever resumes hears it once.
        log.warn({ err: error }, `Pages of visitors have to resume: ${messageOf(error)}`)
        for (const stream of streams) end(stream)
      }
    },
    hasReaders: () => streams.size > 0,
    typing(sessionId) {
      for (const { sessions, standing, writer } of streams)
        if (standing.status === 'agent' && sessions.has(sessionId)) writer.send({ name: 'typing', data: {} })
    },
    closeAll() {
      clearInterval(pinging)
      places.stop()
      for (const stream of streams) end(stream, 'restarting')
    },
  }
}
