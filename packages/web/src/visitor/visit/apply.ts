import type { Failure } from '../wire/failure.ts'
import type { Conversation, Message, Standing, Thumb } from '../wire/types.ts'
import { addMessage, changeLine, fromServer, type LineFact } from './lines.ts'
import type { Line, Visit } from './state.ts'

export type Fact =
  | { kind: 'loaded'; conversation: Conversation }
  | { kind: 'older'; messages: Message[]; older?: string }
  | { kind: 'message'; message: Message }
  | { kind: 'standing'; standing: Standing }
  | { kind: 'typing'; isTyping: boolean }
  | { kind: 'said'; line: Line }
  | { kind: 'thumb'; id: string; value: Thumb | undefined }
  | { kind: 'rated' }
  | { kind: 'fresh' }
  | { kind: 'connection'; connection: Visit['connection'] }
  | { kind: 'failure'; failure: Failure | undefined }
  | LineFact

/** Everything that can happen to a visit, and what becomes of it. Pure. */
export function apply(visit: Visit, fact: Fact): Visit {
  switch (fact.kind) {
    case 'loaded':
      return loaded(visit, fact.conversation)
    case 'older':
      return { ...visit, lines: [...fact.messages.map(fromServer), ...visit.lines], older: fact.older }
    case 'message':
      return {
        ...visit,
        lines: addMessage(visit.lines, fact.message),
        isTyping: visit.isTyping && !isReply(fact.message),
      }
    case 'standing':
      return { ...visit, ...standing(fact.standing, visit) }
    case 'typing':
      return { ...visit, isTyping: fact.isTyping }
    case 'said':
      return { ...visit, lines: [...visit.lines, fact.line], notice: undefined }
    case 'thumb':
      return {
        ...visit,
        lines: visit.lines.map((line) => (line.message.id === fact.id ? thumbed(line, fact.value) : line)),
      }
    case 'rated':
      return { ...visit, isRated: true, canRate: false }
    case 'fresh':
      return { ...visit, ...standing({ status: 'none' }, visit), isRated: false, freshFrom: visit.lines.at(-1)?.key }
    case 'connection':
      return { ...visit, connection: fact.connection }
    case 'failure':
      return failed(visit, fact.failure)
    default:
      return { ...visit, lines: changeLine(visit.lines, fact) }
  }
}

/** What was not sent yet stays at the end; all else is as the desk says. */
function loaded(visit: Visit, { messages, older, ...now }: Conversation): Visit {
  const stored = messages.map(fromServer)
  const known = new Set(stored.map(({ key }) => key))
  const unsent = visit.lines.filter(({ key, progress }) => isUnsent(progress) && !known.has(key))
  return {
    ...visit,
    ...standing(now, visit),
    phase: 'open',
    lines: [...stored, ...unsent],
    older,
    isTyping: false,
    trouble: undefined,
    notice: undefined,
  }
}

/** A visitor who has begun anew is not brought back by the end of what was before. */
function standing({ status, queue_position, agent_name, can_rate }: Standing, before: Visit) {
  const isOver = status === 'closed'
  return {
    status,
    queuePosition: queue_position,
    agentName: agent_name ?? (isOver ? before.agentName : undefined),
    canRate: can_rate ?? (isOver && !before.isRated),
    isTyping: false,
    ...(isOver ? {} : { isRated: false }),
  }
}

function failed(visit: Visit, failure: Failure | undefined): Visit {
  if (failure?.kind === 'link') return { ...visit, trouble: failure.trouble, notice: undefined }
  return { ...visit, notice: failure, phase: visit.phase === 'loading' && failure ? 'failed' : visit.phase }
}

function thumbed(line: Line, value: Thumb | undefined): Line {
  const { feedback: _before, ...message } = line.message
  return { ...line, message: value === undefined ? message : { ...message, feedback: value } }
}

const isUnsent = ({ kind }: Line['progress']) => kind === 'sending' || kind === 'failed' || kind === 'writing'
const isReply = ({ role }: Message) => role === 'agent' || role === 'assistant'
