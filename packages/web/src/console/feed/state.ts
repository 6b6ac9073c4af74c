import type { FileInfo } from '@yingda/server/domains/files/contract'
import type { MessageInfo, SessionInfo, TransferInfo } from '@yingda/server/domains/sessions/contract'
import type { Failure } from '../api/failure.ts'
import type { FactFrame } from './frames.ts'

export const listNames = ['mine', 'pending', 'ai', 'closed'] as const
export type ListName = (typeof listNames)[number]

/** Rows a list shows before someone asks for more. */
export const listPage = 200

export type List = {
  status: 'loading' | 'ready' | 'failed'
  /** How many rows may be drawn. */
  shown: number
  /** Where the server continues; absent when it has no more. */
  next?: string
}

export type History = {
  newest: 'loading' | 'ready' | 'failed'
  older: 'none' | 'idle' | 'loading' | 'failed'
  /** By `seq`, without holes. */
  messages: readonly MessageInfo[]
  /** A message may be missing: the newest page is to be asked for again. */
  stale: boolean
}

/** A file that is being sent; without `fileId` the server does not have its bytes yet. */
export type OutgoingFile = Pick<FileInfo, 'kind' | 'name' | 'size' | 'mime'> & {
  fileId?: string
  /** An address of this page alone. */
  preview?: string | undefined
}

/** A reply that the feed has not shown yet. Sending it again under the same id is harmless. */
export type Outgoing = {
  clientMsgId: string
  sessionId: string
  content: string
  file?: OutgoingFile
  createdAt: string
} & ({ status: 'sending' } | { status: 'posted' } | { status: 'failed'; failure: Failure })

/** What the customer wrote and I have not read, in a conversation of mine. */
export type Unread = {
  count: number
  /** Messages up to this place are counted. */
  counted: number
  /** Messages up to this place were read. */
  read: number
}

export type Link = 'connecting' | 'live' | 'lost'

export type FeedState = {
  me: string
  link: Link
  cursor: string | undefined
  /** Durable frames that wait for `resumed`; undefined while frames are applied as they come. */
  held: readonly FactFrame[] | undefined
  /** Frames applied while a load is under way; they are applied again over what it brings. */
  loads: number
  recent: readonly FactFrame[]
  /** Counts the times that everything on the screen had to be asked for anew. */
  reloads: number
  sessions: Readonly<Record<string, SessionInfo>>
  lists: Readonly<Record<ListName, List>>
  histories: Readonly<Record<string, History>>
  outgoing: readonly Outgoing[]
  open: string | undefined
  /** Whether a person can see the open conversation: a hidden tab reads nothing. */
  watching: boolean
  unread: Readonly<Record<string, Unread>>
  /** Sessions that somebody is asked to take, until there is an answer. */
  transfers: Readonly<Record<string, TransferInfo>>
  /** Counts what changed outside of sessions, such as `tags`: whoever shows it reads it again. */
  topics: Readonly<Record<string, number>>
  /** Who mentioned me last, and where. */
  mention: { msgId: string; sessionId: string; by: string } | undefined
}

export function emptyState(me: string, outgoing: readonly Outgoing[] = []): FeedState {
  const list: List = { status: 'loading', shown: listPage }
  return {
    me,
    link: 'connecting',
    cursor: undefined,
    held: undefined,
    loads: 0,
    recent: [],
    reloads: 0,
    sessions: {},
    lists: { mine: list, pending: list, ai: list, closed: list },
    histories: {},
    outgoing,
    open: undefined,
    watching: true,
    unread: {},
    transfers: {},
    topics: {},
    mention: undefined,
  }
}

/** The list a session stands in; a colleague's conversation stands in none. */
export function listOf(session: SessionInfo, me: string): ListName | undefined {
  if (session.status !== 'manual') return session.status
  return session.manualCsId === me ? 'mine' : undefined
}
