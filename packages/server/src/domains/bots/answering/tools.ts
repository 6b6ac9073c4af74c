import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { ToolCall } from '../model/read-answer.ts'
import type { Handoff } from './answering.ts'

/** All that a model may do besides talking. Neither names a customer, a session or a bot: those are whose turn it is. */
export const toolNames = ['transfer_to_human', 'search_knowledge'] as const
export type ToolName = (typeof toolNames)[number]

const definitions: Readonly<Record<ToolName, object>> = {
  transfer_to_human: tool(
    'transfer_to_human',
    '客户明确要求人工、情绪激动、投诉，或资料不足以解决问题时，转给人工坐席。',
    {
      reason: { type: 'string', description: '为什么需要人工，一句话' },
      summary: { type: 'string', description: '给坐席看的摘要：客户的问题、已经说过什么、还差什么' },
    },
  ),
  search_knowledge: tool('search_knowledge', '已有资料不够时，换关键词在知识库中再查一次。', {
    query: { type: 'string', description: '要查的问题或关键词' },
  }),
}

/** Without a setting, both. */
export const toolsOf = (allowed: readonly string[] | null | undefined): object[] =>
  toolNames.filter((name) => !allowed || allowed.includes(name)).map((name) => definitions[name])

function tool(name: ToolName, description: string, properties: Readonly<Record<string, object>>): object {
  const parameters = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
  return { type: 'function', function: { name, description, parameters } }
}

const Transfer = Compile(Type.Object({ reason: Type.Optional(Type.String()), summary: Type.Optional(Type.String()) }))
const Search = Compile(Type.Object({ query: Type.String({ minLength: 1 }) }))

export type Wanted =
  | { readonly kind: 'handoff'; readonly handoff: Handoff }
  | { readonly kind: 'search'; readonly query: string; readonly call: ToolCall }

const maxReasonChars = 200
const maxSummaryChars = 2_000
const maxQueryChars = 240

/** What the calls ask for, as far as the bot was given the tools; the rest is ignored. */
export const wantedBy = (calls: readonly ToolCall[], allowed: readonly string[] | null | undefined): Wanted[] =>
  calls.flatMap((call): Wanted[] => {
    if (allowed && !allowed.includes(call.name)) return []
    const args = parse(call.args)
    if (call.name === 'transfer_to_human') {
      const { reason = '', summary = '' } = Transfer.Check(args) ? args : {}
      const handoff = { reason: reason.slice(0, maxReasonChars), summary: summary.slice(0, maxSummaryChars) }
      return [{ kind: 'handoff', handoff }]
    }
    if (call.name !== 'search_knowledge' || !Search.Check(args)) return []
    return [{ kind: 'search', query: args.query.slice(0, maxQueryChars), call }]
  })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // @NOTE what a model wrote badly is as good as nothing.
    return undefined
  }
}
