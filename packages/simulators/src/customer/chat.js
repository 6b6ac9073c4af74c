import { avatar } from '../phone/avatar.js'
import { emptyChat } from '../phone/empty-chat.js'
import { createConversation } from '../ui/conversation.js'
import { el } from '../ui/dom.js'
import { drawBody } from './bodies.js'
import { t } from './texts.js'

/** The conversation on the screen. `onPick(entry)` answers a menu, `onRecall(id)` takes a message back. */
export const createChat = ({ onPick, onRecall }) =>
  createConversation({
    draw: (item, person) => drawLine(item, { person, onPick, onRecall }),
    empty: (person) => emptyChat(person, t),
  })

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
