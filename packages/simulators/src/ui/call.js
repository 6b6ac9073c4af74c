const deadlineMs = 10_000

/** A control call; throws with the simulator's own sentence when it was refused. */
export async function callControl(path, body) {
  const response = await fetch(`/_sim/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    signal: AbortSignal.timeout(deadlineMs),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

/** Follows a conversation; the browser reconnects by itself and the history comes anew. @returns what ends it */
export function openLines(url, { onHistory, onLine, onConnection }) {
  const source = new EventSource(url)
  source.addEventListener('open', () => onConnection(true))
  source.addEventListener('error', () => onConnection(false))
  source.addEventListener('history', ({ data }) => onHistory(JSON.parse(data).items))
  source.addEventListener('line', ({ data }) => onLine(JSON.parse(data)))
  return () => source.close()
}
