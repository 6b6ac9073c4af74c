import { el } from '../ui/dom.js'

/** How the webhook of a line fares, in the words of `t`; `onAgain()` sends it once more. */
export function deliveryState({ state, attempts }, t, onAgain) {
  const line = el('span', { className: `state ${state === 'dropped' ? 'failed' : state}` })
  if (state === 'delivering' || state === 'retrying') line.append(el('span', { className: 'spinner' }))
  const mark = state === 'delivered' ? '✓ ' : ''
  line.append(mark + t(state, { next: attempts + 1 }))
  if (state !== 'failed') return line
  const again = el('button', { type: 'button' }, t('again'))
  again.addEventListener('click', onAgain)
  line.append(again)
  return line
}
