import { parseJson } from '../lib/json.ts'
import { Refused, refusalOf } from './failure.ts'
import { isMessage } from './guards.ts'
import type { Message } from './types.ts'

const deadlineMs = 180_000

type Upload = { base: string; token: string; file: File; clientId: string; onProgress: (share: number) => void }

/** Sends a file as it is. By XMLHttpRequest: `fetch` does not tell how much has gone out. */
export function upload({ base, token, file, clientId, onProgress }: Upload): Promise<Message> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ name: file.name, client_msg_id: clientId })
    request.open('POST', `${base}/files?${query}`)
    request.timeout = deadlineMs
    request.setRequestHeader('authorization', `Bearer ${token}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    const lost = () => reject(new Refused({ kind: 'offline' }))
    request.onerror = lost
    request.ontimeout = lost
    request.onload = () => {
      const { status, responseText } = request
      if (status < 200 || status > 299) return reject(new Refused(refusalOf(status, responseText)))
      const message = parseJson(responseText)
      return isMessage(message) ? resolve(message) : lost()
    }
    request.send(file)
  })
}
