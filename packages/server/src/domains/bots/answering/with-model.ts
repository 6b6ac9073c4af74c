import { ModelError } from '../model/model-error.ts'
import type { ModelConfig, Models } from '../model/models.ts'
import type { Reply } from '../model/read-answer.ts'
import type { Found, Handoff, Question, Retrieve } from './answering.ts'
import { entriesText, promptFor } from './prompt.ts'
import { estimateTokens, plausible } from './tokens.ts'
import { toolsOf, type Wanted, wantedBy } from './tools.ts'

export interface Worded {
  readonly text: string
  readonly entries: readonly Found[]
  readonly handoff: Handoff | undefined
  readonly isCut: boolean
}

/** What was spent by the time it ended, however it ended. */
export interface Spent {
  promptTokens: number
  completionTokens: number
}

interface Asking {
  readonly models: Models
  readonly config: ModelConfig
  readonly retrieve: Retrieve
  readonly question: Question
  readonly found: readonly Found[]
  readonly prompt: string
  readonly tools: readonly string[] | null | undefined
  readonly onText: (text: string) => void
  readonly signal: AbortSignal
}

/** So often a model may look something up before it has to answer. */
const maxSearches = 2

/** Lets the model word the answer, and look further if it asks to. Throws a `ModelError`. */
export async function askModel(asking: Asking, spent: Spent): Promise<Worded> {
  const { config, question, found, prompt, tools } = asking
  const messages: object[] = promptFor({ prompt, entries: found, history: question.history, text: question.text })
  const entries = [...found]
  let text = ''
  for (let round = 0; ; round++) {
    const given = round < maxSearches ? toolsOf(tools) : []
    const reply = await askOnce(asking, { messages, tools: given }, text !== '', spent)
    text = [text, reply.text].filter(Boolean).join('\n')
    const wanted = given.length > 0 ? wantedBy(reply.calls, tools) : []
    const handoff = wanted.find((one) => one.kind === 'handoff')?.handoff
    const searches = wanted.filter((one) => one.kind === 'search')
    if (handoff || searches.length === 0) {
      if (text === '' && !handoff) throw new ModelError('The model answered nothing.')
      return { text, entries, handoff, isCut: reply.finish === 'length' }
    }
    const more = await Promise.all(searches.map(({ query }) => asking.retrieve(question.botId, query)))
    entries.push(...more.flat())
    messages.push(...searchTurn(searches, reply.text, more))
    if (config.maxTokens !== undefined && spent.completionTokens > config.maxTokens * (maxSearches + 1))
      throw new ModelError('The model does not stop.')
  }
}

async function askOnce(
  { models, config, onText, signal }: Asking,
  asked: { readonly messages: readonly object[]; readonly tools: readonly object[] },
  goesOn: boolean,
  spent: Spent,
): Promise<Reply> {
  const promptTokens = estimateTokens(JSON.stringify(asked.messages).length)
  let chars = 0
  let reply: Reply | undefined
  try {
    reply = await models.ask(
      config,
      asked,
      (text) => {
        onText(goesOn && chars === 0 ? `\n${text}` : text)
        chars += text.length
      },
      signal,
    )
    return reply
  } finally {
    const said = chars + (reply?.calls ?? []).reduce((sum, { args }) => sum + args.length, 0)
    const usage = plausible(reply?.usage, { promptTokens, completionTokens: estimateTokens(said) })
    spent.promptTokens += usage.promptTokens
    spent.completionTokens += usage.completionTokens
  }
}

/** The call as the model made it, and what was found, as data. */
function searchTurn(
  searches: readonly (Wanted & { kind: 'search' })[],
  content: string,
  found: readonly (readonly Found[])[],
): object[] {
  const named = searches.map((search, index) => ({ ...search, id: `call_${index}` }))
  return [
    {
      role: 'assistant',
      content,
      tool_calls: named.map(({ id, call }) => ({
        id,
        type: 'function',
        function: { name: call.name, arguments: call.args },
      })),
    },
    ...named.map(({ id }, index) => ({
      role: 'tool',
      tool_call_id: id,
      content: entriesText(found[index] ?? []) || '没有找到资料。',
    })),
  ]
}
