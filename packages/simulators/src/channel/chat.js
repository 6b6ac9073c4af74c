import { avatar } from '../phone/avatar.js'
import { deliveryState } from '../phone/delivery-state.js'
import { emptyChat } from '../phone/empty-chat.js'
import { createConversation } from '../ui/conversation.js'
import { el } from '../ui/dom.js'
import { drawBody } from './bodies.js'
import { t } from './texts.js'

/** The conversation on the screen. `onAgain(item)` sends a line once more, `onRecall(id)` takes one back. */
export const createChat = ({ onAgain, onRecall }) =>
  createConversation({
    draw: (item, person) => drawLine(item, { person, onAgain, onRecall }),
    empty: (person) => emptyChat(person, t),
  })

function drawLine(item, { person, onAgain, onRecall }) {
  const mine = item.side === 'me'
  const desk = el('span', { className: 'avatar tone-desk', 'aria-hidden': 'true' }, item.byColleague ? t('shop') : '答')
  const stack = el(
    'div',
    { className: 'stack' },
    el('div', { className: 'bubble' }, item.recalled ? t('recalled') : drawBody(item)),
  )
  if (item.byColleague) stack.prepend(el('span', { className: 'who' }, t('colleague')))
  if (mine) stack.append(stateOf(item, onAgain, onRecall))
  return el(
    'article',
    { className: `message ${mine ? 'me-side' : ''}`, 'data-id': item.id },
    mine ? avatar(person) : desk,
    stack,
  )
}

function stateOf(item, onAgain, onRecall) {
  const line = deliveryState(item, t, () => onAgain(item))
  if (item.state !== 'delivered' || item.recalled) return line
  const recall = el('button', { type: 'button' }, t('recall'))
  recall.addEventListener('click', () => onRecall(item.id))
  line.append(recall)
  return line
}
