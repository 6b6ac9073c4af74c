import type { Failure, LinkTrouble } from '../wire/failure.ts'
import type { Message, Status } from '../wire/types.ts'

/** How far a line of the conversation is: `writing` is an answer whose words still come. */
export type Progress =
  | { kind: 'stored' }
  | { kind: 'sending'; share?: number }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'writing' }
  | { kind: 'stopped' }

export type Line = {
  /** The same for as long as the line is on the screen, whatever the desk calls it. */
  key: string
  message: Message
  progress: Progress
  /** The answer says that it does not know. */
  missed?: boolean
  /** What is being sent, to send it again. */
  file?: File
}

export type Visit = {
  phase: 'loading' | 'failed' | 'open'
  status: Status
  queuePosition: number | undefined
  agentName: string | undefined
  canRate: boolean
  isRated: boolean
  lines: readonly Line[]
  older: string | undefined
  /** Lines before this one belong to conversations that ended. */
  freshFrom: string | undefined
  isTyping: boolean
  connection: 'live' | 'lost'
  trouble: LinkTrouble | undefined
  notice: Failure | undefined
}

export const beginning: Visit = {
  phase: 'loading',
  status: 'none',
  queuePosition: undefined,
  agentName: undefined,
  canRate: false,
  isRated: false,
  lines: [],
  older: undefined,
  freshFrom: undefined,
  isTyping: false,
  connection: 'live',
  trouble: undefined,
  notice: undefined,
}

export const isBusy = ({ lines }: Visit): boolean =>
  lines.some(({ progress, message, file }) => {
    if (progress.kind === 'writing') return true
    return progress.kind === 'sending' && message.role === 'user' && file === undefined
  })
