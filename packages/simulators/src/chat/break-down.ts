import { setTimeout as delay } from 'node:timers/promises'
import { answer } from '../http/answer.ts'
import type { Exchange } from '../http/site.ts'
import type { ChatFaults } from './faults.ts'

const outagePage = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

/** The faults that hit every call of an API alike: it is late, or down. @returns whether the call is answered already */
export async function breakDown(faults: ChatFaults, { request, response }: Exchange): Promise<boolean> {
  if (faults.latencyMs > 0) await delay(faults.latencyMs, undefined, { ref: false })
  if (faults.resetConnection) {
    request.socket.resetAndDestroy()
    return true
  }
  const status = takeStatus(faults)
  if (status === 0 && !faults.htmlBody) return false
  answer(
    response,
    status || 200,
    faults.htmlBody ? 'text/html' : 'text/plain',
    faults.htmlBody ? outagePage : 'unavailable',
  )
  return true
}

function takeStatus(faults: ChatFaults): number {
  const status = faults.failHttpStatus
  if (faults.failHttpStatusTimes === 1) faults.failHttpStatus = 0
  if (faults.failHttpStatusTimes > 0) faults.failHttpStatusTimes -= 1
  return status
}
