import { type TSchema, Type } from 'typebox'
import { detailed } from '../../../platform/http.ts'

export const tags = ['Knowledge']

export const pageSchema = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()], { description: 'for `after`; null: that was all' }),
  })

export const done = (message: string) => ({ success: true, message })
const Done = Type.Object({ success: Type.Boolean(), message: Type.String() })
export const doneResponse = { 200: Done, ...detailed }

export const SetParams = Type.Object({ set_id: Type.String() })
export const BotParams = Type.Object({ bot_id: Type.String() })
export const EntryParams = Type.Object({ entry_id: Type.String() })
export const DocumentParams = Type.Object({ document_id: Type.String() })
export const QuestionParams = Type.Object({ question_id: Type.String() })
export const CaseParams = Type.Object({ case_id: Type.String() })

export const FileName = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f/\\\\]+$' })
