import type { Failure } from '../wire/failure.ts'
import type { Message, Outcome } from '../wire/types.ts'
import type { Line } from './state.ts'

export type LineFact =
  | { kind: 'again'; key: string }
  | { kind: 'progress'; key: string; share: number }
  | { kind: 'delta'; key: string; text: string; at: string }
  | { kind: 'answered'; key: string; outcome: Outcome }
  | { kind: 'broken'; key: string; failure: Failure | undefined }

/** The answer to a question of this key, while it is written and after. */
const answerKey = (key: string): string => `answer to ${key}`

export const fromServer = (message: Message): Line => ({
  key: message.client_msg_id ?? message.id,
  message,
  progress: { kind: 'stored' },
})

/** A message that the desk stored: new, or what stands here already under a name of our own. */
export function addMessage(lines: readonly Line[], message: Message): readonly Line[] {
  const place = lines.findIndex((line) => isSame(line, message))
  if (place < 0) return [...lines, fromServer(message)]
  return lines.map((line, at) => {
    if (at !== place) return line
    const { file: _sent, ...kept } = line
    return { ...kept, message: { ...line.message, ...message }, progress: { kind: 'stored' } }
  })
}

function isSame({ key, message: { id, role, content }, progress }: Line, other: Message): boolean {
  if (id === other.id || key === other.client_msg_id) return true
  if (role !== other.role) return false
  // An answer can be stored before its stream has ended; it is the one that is being written.
  if (role === 'assistant') return id === '' && (progress.kind === 'writing' || other.content.startsWith(content))
  return role === 'user' && other.client_msg_id === undefined && id === '' && content === other.content
}

export function changeLine(lines: readonly Line[], fact: LineFact): readonly Line[] {
  switch (fact.kind) {
    case 'again':
      return change(lines, fact.key, (line) => ({ ...line, progress: { kind: 'sending' } }))
    case 'progress':
      return change(lines, fact.key, (line) => ({ ...line, progress: { kind: 'sending', share: fact.share } }))
    case 'delta':
      return grow(sent(lines, fact.key), answerKey(fact.key), fact.text, fact.at)
    case 'answered':
      return answered(sent(lines, fact.key), answerKey(fact.key), fact.outcome)
    case 'broken':
      return broken(lines, fact.key, fact.failure)
  }
}

function change(lines: readonly Line[], key: string, how: (line: Line) => Line): readonly Line[] {
  return lines.map((line) => (line.key === key ? how(line) : line))
}

const sent = (lines: readonly Line[], key: string): readonly Line[] =>
  change(lines, key, (line) => (line.progress.kind === 'stored' ? line : { ...line, progress: { kind: 'stored' } }))

function grow(lines: readonly Line[], key: string, text: string, at: string): readonly Line[] {
  const known = lines.find((line) => line.key === key)
  if (known && known.progress.kind !== 'writing') return lines // the stored text came before the end of its stream
  if (known) {
    return change(lines, key, (line) => ({
      ...line,
      message: { ...line.message, content: line.message.content + text },
    }))
  }
  const message: Message = { id: '', role: 'assistant', content: text, created_at: at }
  return [...lines, { key, message, progress: { kind: 'writing' } }]
}

function answered(lines: readonly Line[], key: string, { message_id: id, sources, missed }: Outcome): readonly Line[] {
  const isHereAlready = lines.some((line) => line.key !== key && id !== undefined && line.message.id === id)
  if (isHereAlready) return lines.filter((line) => line.key !== key)
  return change(lines, key, (line) => ({
    ...line,
    message: { ...line.message, ...(id ? { id } : {}), ...(sources ? { sources } : {}) },
    progress: { kind: 'stored' },
    ...(missed ? { missed } : {}),
  }))
}

/** A question whose answer had begun has arrived; its answer stays as far as it came. */
function broken(lines: readonly Line[], key: string, failure: Failure | undefined): readonly Line[] {
  const answer = lines.find((line) => line.key === answerKey(key))
  if (answer?.progress.kind === 'writing') {
    return change(lines, answer.key, (line) => ({ ...line, progress: { kind: 'stopped' } }))
  }
  return change(lines, key, (line) => {
    if (line.progress.kind !== 'sending') return line
    return { ...line, progress: failure ? { kind: 'failed', failure } : { kind: 'stored' } }
  })
}
