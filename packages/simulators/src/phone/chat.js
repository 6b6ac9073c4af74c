import { byId, el } from '../ui/dom.js'
import { isQuiet, timeLine } from '../ui/time-line.js'
import { avatar } from './avatar.js'
import { richText } from './rich-text.js'
import { t } from './texts.js'

const nearBottomPx = 120

/** The conversation on the screen. `onAgain(text)` is called when a failed message shall go out once more. */
export function createChat(onAgain) {
  const list = byId('chat')
  let person
  let items = []

  const redraw = () => {
    list.replaceChildren(...(items.length === 0 ? [empty(person)] : items.flatMap(withTime)))
    list.scrollTop = list.scrollHeight
  }
  const withTime = (item, index) => {
    const previous = items[index - 1]
    return isQuiet(previous, item)
      ? [timeLine(item.at), drawMessage(item, person, onAgain)]
      : [drawMessage(item, person, onAgain)]
  }

  return {
    show(who, history) {
      person = who
      items = history
      redraw()
    },
    /** A new message, or news of one that is already there. */
    put(item) {
      const index = items.findLastIndex(({ id }) => id === item.id)
      const follows = list.scrollHeight - list.scrollTop - list.clientHeight < nearBottomPx
      if (index >= 0) {
        items[index] = item
        list.querySelector(`[data-id="${CSS.escape(item.id)}"]`)?.replaceWith(drawMessage(item, person, onAgain))
      } else {
        if (items.length === 0) list.replaceChildren()
        items.push(item)
        list.append(...withTime(item, items.length - 1))
      }
      if (follows || (index < 0 && item.side === 'me')) list.scrollTop = list.scrollHeight
    },
    redraw,
  }
}

function drawMessage(item, person, onAgain) {
  const mine = item.side === 'me'
  const face = mine ? avatar(person) : el('span', { className: 'avatar tone-desk', 'aria-hidden': 'true' }, '答')
  const stack = el(
    'div',
    { className: 'stack' },
    el('div', { className: 'bubble' }, item.recalled ? t('recalled') : richText(item.text)),
  )
  if (mine) stack.append(drawState(item, onAgain))
  return el('article', { className: `message ${mine ? 'me-side' : ''}`, 'data-id': item.id }, face, stack)
}

function drawState({ state, attempts, text }, onAgain) {
  const line = el('span', { className: `state ${state === 'dropped' ? 'failed' : state}` })
  if (state === 'delivering' || state === 'retrying') line.append(el('span', { className: 'spinner' }))
  const mark = state === 'delivered' ? '✓ ' : ''
  line.append(mark + t(state, { next: attempts + 1 }))
  if (state !== 'failed') return line
  const again = el('button', { type: 'button' }, t('again'))
  again.addEventListener('click', () => onAgain(text))
  line.append(again)
  return line
}

function empty(person) {
  const title = el('strong', {}, t('emptyTitle', { name: person?.name ?? '' }))
  return el('div', { className: 'empty' }, title, t('emptyText'))
}
