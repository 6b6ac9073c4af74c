const deadlineMs = 10_000

/** A control call; throws with the simulator's own sentence when it was refused. */
async function call(path, body) {
  const response = await fetch(`/_sim/wecom/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    signal: AbortSignal.timeout(deadlineMs),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

export const loadAccounts = async () => (await call('kf/state')).accounts
export const loadSession = (open_kfid, customer) => call(`kf/session?${new URLSearchParams({ open_kfid, customer })}`)
export const write = (body) => call('kf/message?wait=0', body)
export const enter = (body) => call('kf/enter?wait=0', body)
export const recall = (body) => call('kf/recall?wait=0', body)
export const act = (body) => call('kf/servicer?wait=0', body)

/** Hands a file over and gives its media id. */
export async function upload(type, file) {
  const query = new URLSearchParams({ type, filename: file.name })
  const response = await fetch(`/_sim/wecom/media?${query}`, {
    method: 'POST',
    body: file,
    signal: AbortSignal.timeout(deadlineMs),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer.media_id
}

/** Follows one conversation; the browser reconnects by itself and the history comes anew. */
export function openStream(open_kfid, customer, { onHistory, onLine, onConnection }) {
  const source = new EventSource(`/_sim/wecom/kf/stream?${new URLSearchParams({ open_kfid, customer })}`)
  source.addEventListener('open', () => onConnection(true))
  source.addEventListener('error', () => onConnection(false))
  source.addEventListener('history', ({ data }) => onHistory(JSON.parse(data).items))
  source.addEventListener('line', ({ data }) => onLine(JSON.parse(data)))
  return () => source.close()
}
