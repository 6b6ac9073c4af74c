import { type Static, Type } from 'typebox'

export const documentFormats = ['txt', 'md', 'html', 'docx', 'pdf', 'xlsx'] as const
export const documentMaxBytes = 20 * 1024 * 1024
export const csvMaxBytes = 2 * 1024 * 1024
export const csvMaxRows = 2_000
export const questionMaxChars = 500
export const answerMaxChars = 4_000

const id = Type.String({ description: 'a UUID' })
const time = Type.String({ format: 'date-time' })
const question = Type.String({
  minLength: 1,
  maxLength: questionMaxChars,
  description: 'one phrasing or several, each a sentence',
})
const answer = Type.String({ minLength: 1, maxLength: answerMaxChars })

export const KnowledgeSet = Type.Object(
  {
    id,
    name: Type.String(),
    owner_id: Type.Union([Type.String(), Type.Null()]),
    bot_id: Type.Union([Type.String(), Type.Null()], {
      description: 'the bot whose own set it is; such a set goes with the bot and belongs to whom the bot belongs to',
    }),
    created_at: time,
    updated_at: time,
  },
  { $id: 'KnowledgeSet' },
)
export type KnowledgeSet = Static<typeof KnowledgeSet>

export const KnowledgeEntry = Type.Object(
  { id, set_id: id, question: Type.String(), answer: Type.String(), created_at: time, updated_at: time },
  { $id: 'KnowledgeEntry', description: 'a question and its answer' },
)
export type KnowledgeEntry = Static<typeof KnowledgeEntry>

export const CsvImported = Type.Object({
  added: Type.Integer(),
  known: Type.Integer({ description: 'rows whose question the set has already' }),
  refused: Type.Array(Type.Object({ row: Type.Integer(), reason: Type.String() })),
})
export type CsvImported = Static<typeof CsvImported>

export const KnowledgeDocument = Type.Object(
  {
    id,
    set_id: id,
    kind: Type.Enum(['document', 'page', 'csv'], { description: 'csv: pairs for the entries of the set' }),
    name: Type.String(),
    url: Type.Union([Type.String(), Type.Null()]),
    format: Type.Enum([...documentFormats, 'csv']),
    size: Type.Integer({ description: 'bytes' }),
    state: Type.Enum(['waiting', 'working', 'ready', 'failed']),
    error: Type.Union([Type.String(), Type.Null()], { description: 'why it failed, as a word' }),
    entries_done: Type.Integer({ description: 'passages that can be found already; rows of a CSV that were read' }),
    entries_total: Type.Union([Type.Integer(), Type.Null()], { description: 'null until the file was read' }),
    outcome: Type.Union([CsvImported, Type.Null()], { description: 'of a CSV: what became of its rows so far' }),
    created_at: time,
    updated_at: time,
  },
  { $id: 'KnowledgeDocument' },
)
export type KnowledgeDocument = Static<typeof KnowledgeDocument>

/** On `/ws/cs/{csId}`, to whoever manages bots: an import got further. How far, is asked for by who may know. */
export interface KnowledgeImportFrame {
  type: 'knowledge_import'
  cursor: string
  data: { documentId: string; setId: string }
}

export const KnowledgePassage = Type.Object(
  { id, position: Type.Integer(), heading: Type.String(), text: Type.String() },
  { $id: 'KnowledgePassage' },
)
export type KnowledgePassage = Static<typeof KnowledgePassage>

export const KnowledgeFound = Type.Object(
  {
    id,
    kind: Type.Enum(['faq', 'document', 'page']),
    title: Type.String(),
    question: Type.String(),
    answer: Type.String(),
    url: Type.Optional(Type.String()),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
  },
  { $id: 'KnowledgeFound' },
)

export const UnansweredQuestion = Type.Object(
  {
    id,
    bot_id: Type.String(),
    question: Type.String({ description: 'as it was asked last' }),
    reason: Type.Enum(['missed', 'disliked']),
    times: Type.Integer(),
    session_id: Type.Union([Type.String(), Type.Null()], { description: 'where it was asked last' }),
    first_at: time,
    last_at: time,
  },
  { $id: 'UnansweredQuestion' },
)
export type UnansweredQuestion = Static<typeof UnansweredQuestion>

export const EvaluationCase = Type.Object(
  {
    id,
    bot_id: Type.String(),
    question: Type.String(),
    entry_id: Type.Union([Type.String(), Type.Null()], { description: 'null: nothing is to be found' }),
    created_at: time,
  },
  { $id: 'EvaluationCase' },
)
export type EvaluationCase = Static<typeof EvaluationCase>

const share = Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], { description: 'null: no such cases' })
export const EvaluationRun = Type.Object(
  {
    id,
    cases: Type.Integer(),
    recall1: share,
    recall3: share,
    mrr: share,
    refused: share,
    failures: Type.Array(
      Type.Object({
        case_id: id,
        question: Type.String(),
        entry_id: Type.Union([Type.String(), Type.Null()]),
        found: Type.Array(Type.String(), { description: 'ids of what was found instead, best first' }),
      }),
    ),
    created_at: time,
  },
  { $id: 'EvaluationRun' },
)
export type EvaluationRun = Static<typeof EvaluationRun>

export const NewSet = Type.Object({ name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }) })
export const NewEntry = Type.Object({ question, answer })
export const NewPage = Type.Object({ url: Type.String({ minLength: 1, maxLength: 2_000 }) })
export const BotSets = Type.Object({ set_ids: Type.Array(id, { maxItems: 50, uniqueItems: true }) })
export const Try = Type.Object({ question })
export const NewAnswer = Type.Object({ question: Type.Optional(question), answer, set_id: Type.Optional(id) })
export const NewCase = Type.Object({ question, entry_id: Type.Optional(Type.Union([id, Type.Null()])) })
export const NewRun = Type.Object({
  changes: Type.Optional(
    Type.Array(Type.Object({ entry_id: Type.Optional(id), question, answer }), {
      maxItems: 200,
      description: 'what the entries would say; without an id a new one. Nothing is stored.',
    }),
  ),
})
