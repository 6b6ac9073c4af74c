import { createParser } from 'eventsource-parser'
import { ModelError } from './model.ts'
import { readChunk } from './read-chunk.ts'

const maxBytes = 4_000_000
const maxAnswerChars = 8_000

/** The text of a streamed answer that came to its end. Throws when it breaks off, is cut or does not stop. */
export async function readStream(body: ReadableStream<Uint8Array>): Promise<string> {
  const answer = { text: '', ended: false }
  const parser = createParser({
    onEvent({ data }) {
      if (answer.ended) return
      const { content, ended } = readChunk(data)
      answer.text += content
      answer.ended = ended
    },
  })
  const decoder = new TextDecoder()
  let bytes = 0
  for await (const part of body) {
    bytes += part.byteLength
    if (bytes > maxBytes) throw new ModelError('The model does not stop.')
    parser.feed(decoder.decode(part, { stream: true }))
    if (answer.ended) break // Some servers leave the connection open after the end.
  }
  parser.feed('\n\n') // The last event may come without the empty line after it.
  if (!answer.ended) throw new ModelError('The model broke off in the middle of its answer.')
  const text = withoutThoughts(answer.text)
  if (!text) throw new ModelError('The model answered nothing.')
  if (text.length > maxAnswerChars) throw new ModelError('The model does not stop.')
  return text
}

/** Some models think aloud first, and some open the thought in the prompt and only close it here. */
const withoutThoughts = (text: string): string =>
  text
    .replace(/^[\s\S]*<\/think(ing)?>/i, '')
    .replace(/<think(ing)?>[\s\S]*$/i, '')
    .trim()
