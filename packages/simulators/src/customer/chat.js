import { avatar } from '../phone/avatar.js'
import { byId, el } from '../ui/dom.js'
import { isQuiet, timeLine } from '../ui/time-line.js'
import { drawBody } from './bodies.js'
import { t } from './texts.js'

/** The conversation on the screen. `onPick(entry)` answers a menu, `onRecall(id)` takes a message back. */
export function createChat({ onPick, onRecall }) {
  const list = byId('chat')
  let person
  let items = []

  const draw = (item, index) => {
    const message = drawLine(item, { person, onPick, onRecall })
    return isQuiet(items[index - 1], item) ? [timeLine(item.at), message] : [message]
  }
  const redraw = () => {
    list.replaceChildren(...(items.length === 0 ? [empty(person)] : items.flatMap(draw)))
    list.scrollTop = list.scrollHeight
  }

  return {
    show(who, history) {
      person = who
      items = history
      redraw()
    },
    /** A new line, or news of one that is already there. */
    put(item) {
      const index = items.findLastIndex(({ id }) => id === item.id)
      if (index >= 0) items[index] = item
      else items.push(item)
      redraw()
    },
    redraw,
  }
}

function drawLine(item, { person, onPick, onRecall }) {
  const mine = item.side === 'me'
  const desk = { userid: item.servicer ?? '', name: item.servicer ?? '答' }
  const stack = el('div', { className: 'stack' }, el('div', { className: 'bubble' }, drawContent(item, onPick)))
  if (item.servicer) stack.prepend(el('span', { className: 'who' }, item.servicer))
  if (mine && !item.recalled) stack.append(recallButton(item, onRecall))
  return el(
    'article',
    { className: `message ${mine ? 'me-side' : ''}`, 'data-id': item.id },
    avatar(mine ? person : desk),
    stack,
  )
}

function drawContent(item, onPick) {
  return item.recalled ? t('recalled') : drawBody(item, onPick)
}

function recallButton({ id }, onRecall) {
  const button = el('button', { type: 'button' }, t('recall'))
  button.addEventListener('click', () => onRecall(id))
  return el('span', { className: 'state' }, button)
}

function empty(person) {
  const title = el('strong', {}, t('emptyTitle', { name: person?.name ?? '' }))
  return el('div', { className: 'empty' }, title, t('emptyText'))
}
