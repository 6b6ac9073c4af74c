import type { Section } from './section.ts'

/** What is found and shown as one: a part of a section that is short enough to be read. */
export interface Passage {
  readonly heading: string
  readonly text: string
}

const chars = 400
const overlap = 60
const headingChars = 200

/** Sections are not mixed; within one, sentences are kept whole, and the last of a passage begins the next. */
export const chunk = (sections: readonly Section[]): Passage[] =>
  sections.flatMap(({ heading, text }) =>
    passagesOf(text).map((passage) => ({ heading: heading.slice(0, headingChars), text: passage })),
  )

function passagesOf(text: string): string[] {
  const passages: string[] = []
  let current = ''
  for (const sentence of sentencesOf(text)) {
    if (current && current.length + sentence.length > chars) {
      passages.push(current.trim())
      current = tailOf(current)
    }
    current += sentence
  }
  if (current.trim()) passages.push(current.trim())
  return passages
}

/** The last sentence of a passage when it is short, so that what refers to it is understood. */
function tailOf(passage: string): string {
  const last = sentencesOf(passage).at(-1) ?? ''
  return last.length <= overlap ? last : ''
}

/** Chinese sentences end by their mark; a stop of Latin writing only before a blank. A sentence without end is cut. */
const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[。！？!?；;…\n])|(?<=\.\s)/).flatMap((sentence) => cut(sentence))

function cut(sentence: string): string[] {
  const characters = sentence.length > chars ? [...sentence] : []
  if (characters.length <= chars) return [sentence]
  const parts: string[] = []
  for (let start = 0; start < characters.length; start += chars) {
    parts.push(characters.slice(start, start + chars).join(''))
  }
  return parts
}
