import { type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { gramsOf, wordsOf } from './tokens.ts'

export interface NewFaq {
  readonly question: string
  readonly answer: string
}

/** Adds entries to a bot's FAQ; they can be found from the commit on. */
export async function addFaqs(tx: Handle, botId: string, faqs: readonly NewFaq[]): Promise<void> {
  // No token has a space in it, and PostgreSQL has no arrays of rows of different lengths.
  const lexemes = (tokensOf: (text: string) => string[]) => faqs.map(({ question }) => tokensOf(question).join(' '))
  await tx.run(sql`
    insert into faqs (id, bot_id, question, answer, words, grams)
    select id, ${botId}, question, answer,
      array_to_tsvector(string_to_array(words, ' ')), array_to_tsvector(string_to_array(grams, ' '))
    from unnest(${faqs.map(() => newId('faq'))}::text[], ${faqs.map((f) => f.question)}::text[],
      ${faqs.map((f) => f.answer)}::text[], ${lexemes(wordsOf)}::text[], ${lexemes(gramsOf)}::text[])
      as f (id, question, answer, words, grams)`)
}
