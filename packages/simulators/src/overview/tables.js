import { el } from '../ui/dom.js'
import { locale } from '../ui/language.js'
import { t } from './texts.js'

const tones = { delivered: 'good', failed: 'bad', dropped: 'bad', delivering: '', retrying: 'wait' }

export function drawDeliveries(table, items) {
  draw(table, ['time', 'from', 'text', 'state'], items, ({ at, from, text, state, attempts }) => {
    const times = attempts.length > 1 ? ` ×${attempts.length}` : ''
    const pill = el('span', { className: `pill ${tones[state] ?? ''}` }, t(state) + times)
    return [cell(clock(at)), cell(from), cell(text, 'text'), cell(pill)]
  })
}

export function drawSent(table, items) {
  draw(table, ['time', 'to', 'text'], items, ({ at, touser, text }) => [
    cell(clock(at)),
    cell(touser),
    cell(text, 'text'),
  ])
}

function draw(table, columns, items, row) {
  const head = el('tr', {}, ...columns.map((name) => el('th', { scope: 'col' }, t(name))))
  const none = el('tr', {}, el('td', { className: 'none', colspan: String(columns.length) }, t('none')))
  const rows = items.toReversed().map((item) => el('tr', {}, ...row(item)))
  table.replaceChildren(el('thead', {}, head), el('tbody', {}, ...(rows.length > 0 ? rows : [none])))
}

function cell(content, className = '') {
  return el('td', typeof content === 'string' ? { className, title: content } : { className }, content)
}

function clock(at) {
  return new Date(at).toLocaleTimeString(locale(), { hour12: false })
}
