import { el } from '../ui/dom.js'

/** What stands on a phone before anything is said. */
export function emptyChat(person, t) {
  const title = el('strong', {}, t('emptyTitle', { name: person?.name ?? '' }))
  return el('div', { className: 'empty' }, title, t('emptyText'))
}
