import type {
  EvaluationCase,
  EvaluationRun,
  KnowledgeDocument,
  KnowledgeEntry,
  KnowledgeSet,
  UnansweredQuestion,
} from '@yingda/server/domains/knowledge/contract'
import type { Bare } from '../../../api/bare.ts'
import { arrayOf, isAnything, isRecord } from '../../../api/guards.ts'

export type Page<T> = { items: T[]; next: string | null }

const withId = (value: unknown): value is Record<string, unknown> & { id: string } =>
  isRecord(value) && typeof value.id === 'string'
const isSet = (value: unknown): value is KnowledgeSet => withId(value) && typeof value.name === 'string'
const isEntry = (value: unknown): value is KnowledgeEntry =>
  withId(value) && typeof value.question === 'string' && typeof value.answer === 'string'
const isDocument = (value: unknown): value is KnowledgeDocument =>
  withId(value) && typeof value.name === 'string' && typeof value.state === 'string'
const isUnanswered = (value: unknown): value is UnansweredQuestion =>
  withId(value) && typeof value.question === 'string' && typeof value.times === 'number'
const isCase = (value: unknown): value is EvaluationCase => withId(value) && typeof value.question === 'string'
const isRun = (value: unknown): value is EvaluationRun => withId(value) && Array.isArray(value.failures)

const listOf =
  <T>(isOne: (value: unknown) => value is T) =>
  (value: unknown): value is { items: T[] } =>
    isRecord(value) && arrayOf(isOne)(value.items)
const pageOf =
  <T>(isOne: (value: unknown) => value is T) =>
  (value: unknown): value is Page<T> =>
    listOf(isOne)(value)

const base = '/api/v1/knowledge'
const set = (id: string, what = '') => `${base}/sets/${encodeURIComponent(id)}${what}`
const bot = (id: string, what: string) => `${base}/bots/${encodeURIComponent(id)}/${what}`
const entry = (id: string) => `${base}/entries/${encodeURIComponent(id)}`
const document = (id: string, what = '') => `${base}/documents/${encodeURIComponent(id)}${what}`
const unanswered = (id: string, what: string) => `${base}/unanswered/${encodeURIComponent(id)}/${what}`

type Words = { question: string; answer: string }

export const knowledgeCalls = (bare: Bare) => ({
  sets: async (): Promise<KnowledgeSet[]> =>
    (await bare({ method: 'GET', path: `${base}/sets`, query: { limit: 200 }, is: pageOf(isSet) })).items,
  addSet: (name: string): Promise<KnowledgeSet> =>
    bare({ method: 'POST', path: `${base}/sets`, body: { name }, is: isSet }),
  renameSet: (id: string, name: string): Promise<KnowledgeSet> =>
    bare({ method: 'PUT', path: set(id), body: { name }, is: isSet }),
  removeSet: async (id: string): Promise<void> => {
    await bare({ method: 'DELETE', path: set(id), is: isAnything })
  },
  setsOf: async (botId: string): Promise<KnowledgeSet[]> =>
    (await bare({ method: 'GET', path: bot(botId, 'sets'), is: listOf(isSet) })).items,
  giveSets: async (botId: string, ids: string[]): Promise<void> => {
    await bare({ method: 'PUT', path: bot(botId, 'sets'), body: { set_ids: ids }, is: isAnything })
  },
  entries: (setId: string, q: string, after?: string): Promise<Page<KnowledgeEntry>> =>
    bare({ method: 'GET', path: set(setId, '/entries'), query: { q: q || undefined, after }, is: pageOf(isEntry) }),
  addEntry: (setId: string, body: Words): Promise<KnowledgeEntry> =>
    bare({ method: 'POST', path: set(setId, '/entries'), body, is: isEntry }),
  changeEntry: (id: string, body: Words): Promise<KnowledgeEntry> =>
    bare({ method: 'PUT', path: entry(id), body, is: isEntry }),
  removeEntry: async (id: string): Promise<void> => {
    await bare({ method: 'DELETE', path: entry(id), is: isAnything })
  },
  importEntries: (setId: string, file: File): Promise<KnowledgeDocument> =>
    bare({ method: 'POST', path: set(setId, '/entries.csv'), query: { name: file.name }, file, is: isDocument }),
  exportPath: (setId: string): string => set(setId, '/entries.csv'),
  documents: async (setId: string): Promise<KnowledgeDocument[]> =>
    (await bare({ method: 'GET', path: set(setId, '/documents'), query: { limit: 200 }, is: pageOf(isDocument) }))
      .items,
  addDocument: (setId: string, file: File): Promise<KnowledgeDocument> =>
    bare({ method: 'POST', path: set(setId, '/documents'), query: { name: file.name }, file, is: isDocument }),
  addPage: (setId: string, url: string): Promise<KnowledgeDocument> =>
    bare({ method: 'POST', path: set(setId, '/pages'), body: { url }, is: isDocument }),
  retryDocument: async (id: string): Promise<void> => {
    await bare({ method: 'POST', path: document(id, '/retry'), is: isAnything })
  },
  removeDocument: async (id: string): Promise<void> => {
    await bare({ method: 'DELETE', path: document(id), is: isAnything })
  },
  unanswered: (botId: string): Promise<Page<UnansweredQuestion>> =>
    bare({ method: 'GET', path: bot(botId, 'unanswered'), is: pageOf(isUnanswered) }),
  answer: async (id: string, body: Words): Promise<void> => {
    await bare({ method: 'POST', path: unanswered(id, 'answer'), body, is: isAnything })
  },
  dismiss: async (id: string): Promise<void> => {
    await bare({ method: 'POST', path: unanswered(id, 'dismiss'), is: isAnything })
  },
  cases: (botId: string): Promise<Page<EvaluationCase>> =>
    bare({ method: 'GET', path: bot(botId, 'evaluation/cases'), query: { limit: 200 }, is: pageOf(isCase) }),
  addCase: async (botId: string, question: string, entryId: string | null): Promise<void> => {
    const body = { question, entry_id: entryId }
    await bare({ method: 'POST', path: bot(botId, 'evaluation/cases'), body, is: isAnything })
  },
  removeCase: async (id: string): Promise<void> => {
    await bare({ method: 'DELETE', path: `${base}/evaluation/cases/${encodeURIComponent(id)}`, is: isAnything })
  },
  run: (botId: string): Promise<EvaluationRun> =>
    bare({ method: 'POST', path: bot(botId, 'evaluation/runs'), body: {}, timeoutMs: 120_000, is: isRun }),
  runs: async (botId: string): Promise<EvaluationRun[]> =>
    (await bare({ method: 'GET', path: bot(botId, 'evaluation/runs'), is: listOf(isRun) })).items,
})
