import { type Static, Type } from 'typebox'

export const jobIds = [
  'intake',
  'intake_retry',
  'pulls',
  'bot',
  'outbox',
  'file_fetches',
  'greetings',
  'remote_wishes',
  'directory',
  'calls',
  'search_index',
  'reports',
  'alerts',
] as const

export const JobInfo = Type.Object(
  {
    id: Type.Enum([...jobIds]),
    state: Type.Enum(['idle', 'working', 'failing']),
    waiting: Type.Integer({ description: 'what there is to do, counted up to ten thousand' }),
    failing: Type.Integer({ description: 'of it: what was tried and will be tried again' }),
    oldestAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'when the oldest of it came; how late the worker is' }),
    ),
    detail: Type.Optional(Type.String({ description: 'the newest error, or how far a run is' })),
  },
  { $id: 'JobInfo' },
)
export type JobInfo = Static<typeof JobInfo>
