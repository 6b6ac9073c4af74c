import type { Calls } from '../wire/calls.ts'
import { complete } from '../wire/completions.ts'
import { type Failure, failureOf } from '../wire/failure.ts'
import type { BotCard, Message } from '../wire/types.ts'
import { upload } from '../wire/upload.ts'
import type { Fact } from './apply.ts'
import { createPace } from './pace.ts'
import { isBusy, type Line, type Visit } from './state.ts'

const conflict = 409

type Deps = {
  calls: Calls
  shareToken: string
  card: BotCard
  tell: (fact: Fact) => void
  visit: () => Visit
  complain: (error: unknown) => void
  newId: () => string
}

/** What a visitor sends. A line that failed is sent again under its own id, so that it is never there twice. */
export function createSending({ calls, shareToken, card, tell, visit, complain, newId }: Deps) {
  let answering: AbortController | undefined

  const say = (text: string) => {
    const content = text.trim()
    if (content === '' || isBusy(visit())) return
    const line = newLine(newId(), content)
    tell({ kind: 'said', line })
    void sendText(line)
  }

  const sendFile = (file: File) => {
    const line: Line = { ...newLine(newId(), file.name), file }
    tell({ kind: 'said', line })
    void sendBytes(line.key, file)
  }

  const again = ({ key, message, file, progress }: Line) => {
    if (progress.kind !== 'failed' || (!file && isBusy(visit()))) return
    tell({ kind: 'again', key })
    void (file ? sendBytes(key, file) : sendText({ key, message }))
  }

  async function sendText({ key, message: { content } }: Pick<Line, 'key' | 'message'>): Promise<void> {
    const { status } = visit()
    const withPerson = status === 'agent' || status === 'queued'
    try {
      if (!withPerson || !(await saidToPerson(content, key))) await askBot(content, key)
    } catch (error) {
      broke(key, failureOf(error), error)
    }
  }

  /** False when the bot has the conversation again, which this page may not have heard of yet. */
  async function saidToPerson(content: string, key: string): Promise<boolean> {
    try {
      tell({ kind: 'message', message: { ...(await calls.say(content, key)), client_msg_id: key } })
      return true
    } catch (error) {
      if (isConflict(failureOf(error))) return false
      throw error
    }
  }

  async function askBot(text: string, key: string): Promise<void> {
    const asked = new AbortController()
    answering = asked
    const pace = createPace((words) => tell({ kind: 'delta', key, text: words, at: new Date().toISOString() }))
    const { token } = calls
    const question = { token, shareToken, botId: card.bot_id, text, clientId: key, signal: asked.signal }
    try {
      const outcome = await complete({ ...question, onDelta: pace.add })
      pace.flush()
      tell({ kind: 'answered', key, outcome })
      if (outcome.status) tell({ kind: 'standing', standing: { ...nowOf(visit()), status: outcome.status } })
      else if (visit().status === 'none') tell({ kind: 'standing', standing: { status: 'bot' } })
    } catch (error) {
      pace.flush()
      if (!asked.signal.aborted) throw error
      tell({ kind: 'broken', key, failure: undefined })
    } finally {
      if (answering === asked) answering = undefined
    }
  }

  async function sendBytes(key: string, file: File): Promise<void> {
    const onProgress = (share: number) => tell({ kind: 'progress', key, share })
    try {
      const message = await upload({ base: calls.base, token: calls.token, file, clientId: key, onProgress })
      tell({ kind: 'message', message: { ...message, client_msg_id: key } })
    } catch (error) {
      broke(key, failureOf(error), error)
    }
  }

  /** The line says itself that it did not go; a link or a sign-in that is over concerns the whole page. */
  function broke(key: string, failure: Failure, error: unknown): void {
    tell({ kind: 'broken', key, failure })
    if (failure.kind === 'link' || failure.kind === 'signed-out') complain(error)
  }

  return { say, sendFile, again, stop: () => answering?.abort() }
}

function newLine(key: string, content: string): Line {
  const message: Message = { id: '', role: 'user', content, created_at: new Date().toISOString() }
  return { key, message, progress: { kind: 'sending' } }
}

const isConflict = (failure: Failure) => failure.kind === 'refused' && failure.status === conflict

const nowOf = ({ queuePosition, agentName }: Visit) => ({
  ...(queuePosition === undefined ? {} : { queue_position: queuePosition }),
  ...(agentName === undefined ? {} : { agent_name: agentName }),
})
