const deadlineMs = 10_000

export async function loadMembers() {
  const response = await fetch('/_sim/wecom/members', { signal: AbortSignal.timeout(deadlineMs) })
  const { items } = await response.json()
  return items
}

/** Hands a message over; how its delivery goes comes through the stream. Throws when it was not taken. */
export function sendMessage(person, message) {
  return post('message', { from: person.userid, name: person.name, ...message })
}

/** Something that is no message, such as opening the app. */
export function sendEvent(person, event) {
  return post('event', { from: person.userid, event, ...(event === 'click' && { eventKey: 'help' }) })
}

async function post(path, body) {
  const response = await fetch(`/_sim/wecom/${path}?wait=0`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(deadlineMs),
  })
  if (!response.ok) throw new Error((await response.json()).error)
}

/** Follows the phone of one member; the browser reconnects by itself and the history comes anew. */
export function openStream(userid, { onHistory, onMessage, onConnection }) {
  const source = new EventSource(`/_sim/wecom/stream?user=${encodeURIComponent(userid)}`)
  source.addEventListener('open', () => onConnection(true))
  source.addEventListener('error', () => onConnection(false))
  source.addEventListener('history', ({ data }) => onHistory(JSON.parse(data).items))
  for (const kind of ['delivery', 'sent']) source.addEventListener(kind, ({ data }) => onMessage(JSON.parse(data)))
  return () => source.close()
}
