import { el } from './dom.js'
import { locale } from './language.js'

const quietMs = 5 * 60_000

/** Whether so long nothing was said before this message that the time belongs above it. */
export function isQuiet(previous, item) {
  return previous === undefined || new Date(item.at) - new Date(previous.at) > quietMs
}

/** The time above a message: today's without the day. */
export function timeLine(at) {
  const time = new Date(at)
  const today = time.toDateString() === new Date().toDateString()
  const format = today ? { hour: '2-digit', minute: '2-digit' } : { dateStyle: 'medium', timeStyle: 'short' }
  return el('time', { className: 'time', datetime: at }, time.toLocaleString(locale(), format))
}
