import type { Question } from './answering.ts'
import type { BotTexts } from './texts.ts'

const questionsRead = 3
const maxChars = 200

/** What the customer asked last, oldest first: the summary of a handoff for which no model wrote one. */
export const summaryOf = ({ history, text }: Pick<Question, 'history' | 'text'>, texts: BotTexts): string =>
  [...history.flatMap(({ role, content }) => (role === 'user' ? [content] : [])), text]
    .slice(-questionsRead)
    .map((content) => texts.asked(content.slice(0, maxChars)))
    .join('\n')
