import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { framesOf } from './frames.ts'
import { openStreamWriter, type StreamWriter } from './stream-writer.ts'

const frames = framesOf({ id: 'c', created: 1, model: 'b', includeUsage: false })
const finish = {
  text: '好',
  finishReason: 'stop',
  usage: { promptTokens: 1, completionTokens: 1 },
  beside: { missed: false },
} as const

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** A real answer on a real line, and what its reader has got. */
async function stream(act: (writer: StreamWriter, response: ServerResponse) => unknown) {
  const server = createServer((_request, response) => {
    const writer = openStreamWriter(response, frames, () =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }),
    )
    void act(writer, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const answer = await fetch(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
  const text = await answer.text()
  server.closeAllConnections()
  server.close()
  return { status: answer.status, type: answer.headers.get('content-type'), text }
}

test('words are sent as they come, after who speaks, and the end ends the answer', async () => {
  const { status, type, text } = await stream((writer) => {
    writer.delta('好')
    writer.end(finish)
  })
  expect([status, type]).toEqual([200, 'text/event-stream'])
  expect(text).toBe(frames.role + frames.delta('好') + frames.end(finish))
})

test('an answer of which no word was streamed comes whole before its end', async () => {
  const { text } = await stream((writer) => writer.end(finish))
  expect(text).toBe(frames.role + frames.delta('好') + frames.end(finish))
})

test('a line on which nothing is said for long says that it is alive', async () => {
  const { text } = await stream((writer) => {
    vi.advanceTimersByTime(30_000)
    writer.end(finish)
    vi.advanceTimersByTime(60_000)
  })
  expect(text).toBe(`: ping\n\n: ping\n\n${frames.role}${frames.delta('好')}${frames.end(finish)}`)
})

test('a failure after the first word ends the stream with an error, and nothing after it', async () => {
  const { text } = await stream((writer) => {
    writer.delta('好')
    expect(writer.hasBegun()).toBe(true)
    writer.fail({ message: 'm', type: 'server_error', code: 'x' })
    writer.delta('more')
    vi.advanceTimersByTime(60_000)
  })
  const error = '{"error":{"message":"m","type":"server_error","code":"x","param":null}}'
  expect(text).toBe(`${frames.role}${frames.delta('好')}data: ${error}\n\n`)
})

test('nothing has begun before there is something to say', async () => {
  await stream((writer, response) => {
    expect(writer.hasBegun()).toBe(false)
    expect(response.headersSent).toBe(false)
    writer.end(finish)
  })
})
