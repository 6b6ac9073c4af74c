import type { Behaviour } from './scripted-model.ts'

/** One event of the stream. */
export const event = (data: string): string => `data: ${data}\n\n`

/** A chunk that says something, and one that ends the answer. */
export const saying = (content: string): string =>
  JSON.stringify({ id: 'm', object, choices: [{ index: 0, delta: { content }, finish_reason: null }] })
export const ending = (reason: string, usage?: object): string =>
  JSON.stringify({
    id: 'm',
    object,
    choices: [{ index: 0, delta: {}, finish_reason: reason }],
    ...(usage && { usage }),
  })
const object = 'chat.completion.chunk'

export const eventStream = { 'content-type': 'text/event-stream; charset=utf-8' }

/** Writes all of it and ends. */
export const stream =
  (...events: readonly string[]): Behaviour =>
  (response) =>
    response.writeHead(200, eventStream).end(events.join(''))

/** Writes and leaves the rest to the other side. */
export const leaveOpen =
  (...events: readonly string[]): Behaviour =>
  (response) =>
    response.writeHead(200, eventStream).write(events.join(''))
