import { EventEmitter, once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type Behaviour, ending, event, eventStream, leaveOpen, saying, stream } from '@yingda/simulators'

export const wholeAnswer = '请打开工作台重置密码 🙂'
/** What the broken ones say before they break: no customer may read it. */
export const partOfAnswer = '只有一半的回'

const end = event(ending('stop')) + event('[DONE]')

export const answersWith = (text: string): Behaviour =>
  stream(...[...text].map((character) => event(saying(character))), end)

/** Thinks in a field of its own, as some servers have it. */
const thinking = (thought: string) =>
  JSON.stringify({ choices: [{ index: 0, delta: { reasoning_content: thought, content: null }, finish_reason: null }] })

/** Calls a tool, its arguments in pieces, after some words. */
export function calls(name: string, args: unknown, text = ''): Behaviour {
  const json = JSON.stringify(args)
  const half = Math.ceil(json.length / 2)
  const part = (called: object) =>
    event(JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [called] }, finish_reason: null }] }))
  return stream(
    ...(text === '' ? [] : [event(saying(text))]),
    part({ index: 0, id: 'call_0', type: 'function', function: { name, arguments: '' } }),
    part({ index: 0, function: { arguments: json.slice(0, half) } }),
    part({ index: 0, function: { arguments: json.slice(half) } }),
    event(ending('tool_calls')),
    event('[DONE]'),
  )
}

/** Says it in these pieces, and what it took. */
export const saysInPieces = (pieces: readonly string[], usage?: object): Behaviour =>
  stream(
    ...pieces.map((piece) => event(saying(piece))),
    event(ending('stop')),
    ...(usage ? [event(JSON.stringify({ choices: [], usage }))] : []),
    event('[DONE]'),
  )

/** The first question by the first, and so on; the last goes on. */
export function inTurn(...behaviours: readonly Behaviour[]): Behaviour {
  let asked = 0
  return (response) => behaviours[Math.min(asked++, behaviours.length - 1)]?.(response)
}

export const refuses =
  (status: number): Behaviour =>
  (response) =>
    response.writeHead(status).end('{"error":{"message":"no"}}')

/** Answers when it is let go. */
export function heldBack(text: string): { behaviour: Behaviour; release(): void } {
  const gate = new EventEmitter()
  const released = once(gate, 'release')
  return {
    behaviour: async (response) => {
      await released
      await answersWith(text)(response)
    },
    release: () => gate.emit('release'),
  }
}

async function byteByByte(response: ServerResponse): Promise<void> {
  response.writeHead(200, eventStream)
  for (const byte of Buffer.from(event(saying(wholeAnswer)) + end)) {
    await new Promise((resolve) => response.write(Uint8Array.of(byte), resolve))
  }
  response.end()
}

/** Their whole text is the answer. */
export const good: Record<string, Behaviour> = {
  'streams well': answersWith(wholeAnswer),
  'streams byte by byte': byteByByte,
  'ends lines with CRLF': stream((event(saying(wholeAnswer)) + end).replaceAll('\n', '\r\n')),
  'puts one chunk on several data lines': stream(
    JSON.stringify(JSON.parse(saying(wholeAnswer)), null, 1)
      .split('\n')
      .map((line) => `data: ${line}\n`)
      .join(''),
    '\n',
    end,
  ),
  'sends comments, roles, usage and null content between': stream(
    ': keep-alive\n\n',
    event(JSON.stringify({ choices: [{ index: 0, delta: { role: 'assistant', content: null } }] })),
    event(saying(wholeAnswer)),
    event(JSON.stringify({ choices: [], usage: { total_tokens: 9 } })),
    end,
  ),
  'thinks aloud first': stream(event(saying('<think>用户忘了密码</thi')), event(saying(`nk>\n\n${wholeAnswer}`)), end),
  'thinks in a field of its own': stream(event(thinking('用户忘了密码')), event(saying(wholeAnswer)), end),
  'writes a call of a tool into its words': stream(
    event(saying('<tool_call>{"name":"rm","arguments":{}}</tool_')),
    event(saying(`call>${wholeAnswer}`)),
    end,
  ),
  'closes a thought it never opened': stream(event(saying(`用户忘了密码</think>${wholeAnswer}`)), end),
  'says [DONE] without a finish reason': stream(event(saying(wholeAnswer)), event('[DONE]')),
  'leaves the connection open after [DONE]': leaveOpen(event(saying(wholeAnswer)), end),
  'ends without the last empty line': stream(event(saying(wholeAnswer)), `data: ${ending('stop')}`),
}

async function trickles(response: ServerResponse): Promise<void> {
  response.writeHead(200, eventStream)
  const timer = setInterval(() => response.write(event(saying(partOfAnswer))), 5)
  await once(response, 'close')
  clearInterval(timer)
}

const floods =
  (piece: string): Behaviour =>
  (response) => {
    response.writeHead(200, eventStream)
    const more = () => {
      while (!response.destroyed && response.write(piece));
    }
    response.on('drain', more)
    more()
  }

/** None of them is an answer. */
export const broken: Record<string, Behaviour> = {
  'hangs before the first byte': () => {},
  'hangs in the middle': leaveOpen(event(saying(partOfAnswer))),
  'trickles for ever': trickles,
  'never stops talking': floods(event(saying(partOfAnswer.repeat(100)))),
  'never ends a line': floods('data: '.padEnd(10_000, 'x')),
  'answers 429': (response) =>
    response.writeHead(429, { 'retry-after': '60' }).end('{"error":{"message":"slow down"}}'),
  'answers 500': (response) => response.writeHead(500).end(event(saying(partOfAnswer)) + end),
  'answers a page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
  'answers elsewhere': (response) => response.writeHead(302, { location: '/v1/elsewhere' }).end(),
  'breaks the connection in the middle': (response) => {
    response.writeHead(200, eventStream).write(event(saying(partOfAnswer)), () => response.destroy())
  },
  'ends in the middle': stream(event(saying(partOfAnswer))),
  'ends inside a chunk': stream(event(saying(partOfAnswer)), 'data: {"choices":[{"del'),
  'sends an error chunk': stream(event(saying(partOfAnswer)), event('{"error":{"message":"overloaded"}}'), end),
  'sends garbage': stream(event(saying(partOfAnswer)), event('<<garbage>>'), end),
  'sends JSON of another kind': stream(
    event(saying(partOfAnswer)),
    event('{"choices":[{"delta":{"content":7}}]}'),
    end,
  ),
  'is cut by the token limit': stream(event(saying(partOfAnswer)), event(ending('length')), event('[DONE]')),
  'is withheld by a filter': stream(event(saying(partOfAnswer)), event(ending('content_filter')), event('[DONE]')),
  'calls tools only': stream(
    event(JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { name: 'f' } }] } }] })),
    event(ending('tool_calls')),
    event('[DONE]'),
  ),
  'says nothing': stream(end),
  'only thinks': stream(event(saying(`<think>${partOfAnswer}`)), end),
}
