import { callControl, openLines } from '../ui/call.js'

const uploadDeadlineMs = 10_000
const call = (path, body) => callControl(`wecom/${path}`, body)

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
    signal: AbortSignal.timeout(uploadDeadlineMs),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer.media_id
}

/** Follows one conversation. */
export const openStream = (open_kfid, customer, listeners) =>
  openLines(`/_sim/wecom/kf/stream?${new URLSearchParams({ open_kfid, customer })}`, listeners)
