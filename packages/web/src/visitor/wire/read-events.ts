export type ServerEvent = { event: string; data: string; id?: string }

/** Reads `text/event-stream` (https://html.spec.whatwg.org/#event-stream-interpretation) in whatever pieces it comes. */
export function createEventReader(onEvent: (event: ServerEvent) => void): (piece: string) => void {
  let rest = ''
  let fields: Partial<ServerEvent> = {}
  const onLine = (line: string) => {
    if (line === '') {
      if (fields.data !== undefined) onEvent({ event: 'message', ...fields, data: fields.data })
      fields = {}
      return
    }
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (name === 'data') fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`
    if (name === 'event') fields.event = value
    if (name === 'id') fields.id = value
  }
  return (piece) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line.endsWith('\r') ? line.slice(0, -1) : line)
  }
}

/** Hands on every event of an answer until it ends; `onPiece` hears of every piece, also of one that is only a ping. */
export async function readEvents(
  response: Response,
  onEvent: (event: ServerEvent) => void,
  onPiece: () => void = () => {},
): Promise<void> {
  const reader = response.body?.getReader()
  if (!reader) return
  const words = new TextDecoder()
  const read = createEventReader(onEvent)
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    onPiece()
    read(words.decode(value, { stream: true }))
  }
}
