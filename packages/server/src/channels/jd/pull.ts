import { createHash } from 'node:crypto'
import { ChannelError } from '../../platform/errors.ts'
import type { ChannelDeps, InboundItem, PulledPage, PullRequest } from '../channel.ts'
import { type Body, bodyOf, isBody, numberOf, sentAtOf, textOf } from './fields.ts'
import type { Jos } from './jos/client.ts'
import { josTime } from './jos/time.ts'

interface ChatLog {
  readonly jos: Jos
  readonly log: ChannelDeps['log']
  readonly now: () => number
}

/** A stretch of the log, to the second as it is asked for, and the page of it that comes next. */
interface Place {
  readonly from: number
  readonly to: number
  readonly page: number
}

const pageSize = 100
/** Lines come late into the log, and what is read twice has the same key. */
const overlapMs = 2 * 60_000
/** The desk leaves out what was answered before it began to read. */
const firstLookMs = 24 * 3_600_000

/**
 * The log of a merchant's conversations, which can be read and not written: `jingdong.im.pop.chatlog.get`. A stretch is read
 * to its end before the next begins, so that lines which are added meanwhile move nothing from page to page.
 */
export const chatLog =
  ({ jos, log, now }: ChatLog) =>
  async ({ accountId, cursor }: PullRequest): Promise<PulledPage> => {
    const place = placeOf(cursor, now())
    const { from, to, page } = place
    const answer = await jos.call('jingdong.im.pop.chatlog.get', {
      startTime: josTime(from),
      endTime: josTime(to),
      ...{ page, pageSize },
    })
    const { lines, total } = readPage(answer)
    const readable = lines.filter(isReadable)
    if (readable.length < lines.length)
      log.warn({ accountId }, `${lines.length - readable.length} lines of the chat log cannot be read.`)
    const more = page * pageSize < total
    const items = readable.map(itemOf).sort((one, other) => (one.sentAt ?? '').localeCompare(other.sentAt ?? ''))
    return { items, cursor: more ? `${from}-${to}-${page + 1}` : `${to}`, more }
  }

/** A cursor is where the log has been read to, or a place in a stretch that is being read. */
function placeOf(cursor: string | undefined, now: number): Place {
  const [, from, to, page] = /^(\d{13})(?:-(\d{13})-(\d{1,6}))?$/.exec(cursor ?? '') ?? []
  if (from !== undefined && to !== undefined) return { from: Number(from), to: Number(to), page: Number(page) }
  const last = from === undefined ? now - firstLookMs : Number(from) - overlapMs
  return { from: last, to: Math.max(now, last), page: 1 }
}

function readPage(answer: Body): { readonly lines: readonly Body[]; readonly total: number } {
  const page = bodyOf(answer, 'ChatLogPage')
  if (!page) throw new ChannelError('down', false, 'JD answered without a page of the chat log.')
  const list = page.chatLogList
  return { lines: Array.isArray(list) ? list.filter(isBody) : [], total: numberOf(page, 'totalRecord') ?? 0 }
}

const isReadable = (line: Body): boolean => textOf(line, 'customer') !== ''

/** A line has no id: who said what and when is what it is known by. */
function itemOf(line: Body): InboundItem {
  const [sid, time, content] = [textOf(line, 'sid'), textOf(line, 'time'), textOf(line, 'content')]
  const byWaiter = line.waiterSend === true || line.waiterSend === 'true'
  const remoteKey = createHash('sha256').update(`${sid}|${time}|${byWaiter}|${content}`).digest('hex')
  const head = { remoteKey, customerRef: textOf(line, 'customer'), ...sentAtOf(line, 'time') }
  const said = { msgType: 'text', text: content.trim() ? content : '[空消息]', raw: line }
  if (!byWaiter) return { ...head, kind: 'message', ...said }
  return { ...head, kind: 'colleague', staffRef: textOf(line, 'waiter'), ...said }
}
