import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventReader, readEvents, type ServerEvent } from './read-events.ts'

const stream =
  ': ping\n\nid: 7\nevent: message\ndata: {"a":\ndata: 1}\n\r\ndata: 你好\r\n\r\nevent: typing\ndata:\n\ndata: cut off'
const events: ServerEvent[] = [
  { event: 'message', data: '{"a":\n1}', id: '7' },
  { event: 'message', data: '你好' },
  { event: 'typing', data: '' },
]

test('events are the same wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length)), (cuts) => {
      const heard: ServerEvent[] = []
      const read = createEventReader((event) => heard.push(event))
      const places = [0, ...cuts.sort((one, other) => one - other), stream.length]
      for (let at = 1; at < places.length; at++) read(stream.slice(places[at - 1], places[at]))
      expect(heard).toEqual(events)
    }),
  )
})

test('characters that are cut in the middle arrive whole', async () => {
  const bytes = new TextEncoder().encode(stream)
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  const heard: ServerEvent[] = []
  await readEvents(new Response(body), (event) => heard.push(event))
  expect(heard).toEqual(events)
})
