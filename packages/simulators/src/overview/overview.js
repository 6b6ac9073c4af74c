import { byId, el } from '../ui/dom.js'
import { languageButton, onLanguage } from '../ui/language.js'
import { drawRoutes } from './routes.js'
import { drawDeliveries, drawSent } from './tables.js'
import { t } from './texts.js'

const everyMs = 1_500
const deadlineMs = 5_000
const rows = 8
const counted = ['messages', 'events', 'delivered', 'failed', 'attempts', 'sent', 'kfSent']
let latest

async function refresh() {
  try {
    const [health, deliveries, sent] = await Promise.all(
      ['health', `wecom/deliveries?limit=${rows}`, `wecom/sent?limit=${rows}`].map(load),
    )
    latest = { alive: true, health, deliveries: deliveries.items, sent: sent.items }
  } catch {
    // @NOTE the simulator was stopped: the page says so and keeps what it knows.
    latest = latest && { ...latest, alive: false }
  }
  draw()
}

async function load(path) {
  const response = await fetch(`/_sim/${path}`, { signal: AbortSignal.timeout(deadlineMs) })
  return response.json()
}

function draw() {
  if (!latest) return
  const { alive, health, deliveries, sent } = latest
  byId('alive').textContent = t(alive ? 'alive' : 'lost')
  byId('alive').className = `pill ${alive ? 'good' : 'bad'}`
  byId('facts').replaceChildren(
    fact('callbackUrl', health.callbackUrl || t('notSet'), 'wide'),
    ...counted.map((name) => fact(name, String(health.counters[name]))),
  )
  for (const name of ['douyin', 'jd']) byId(name).hidden = !health.phones.includes(name)
  byId('visitor').hidden = health.visitorUrl === undefined
  if (health.visitorUrl) byId('visitor-link').href = health.visitorUrl
  drawFaults(health.faults)
  drawDeliveries(byId('deliveries'), deliveries)
  drawSent(byId('sent'), sent)
}

function drawFaults(faults) {
  const names = Object.entries(faults).map(([name, value]) =>
    value === true ? name : `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
  byId('faults').textContent = t('faultsOn', { faults: names.join(', ') })
  byId('faults').hidden = names.length === 0
  byId('heal').hidden = names.length === 0
}

function fact(name, value, className = '') {
  return el('div', { className }, el('dt', {}, t(name)), el('dd', {}, value))
}

byId('heal').addEventListener('click', async () => {
  await fetch('/_sim/wecom/faults', { method: 'POST', body: '{}', signal: AbortSignal.timeout(deadlineMs) })
  await refresh()
})
languageButton(byId('language'))
onLanguage(t, () => {
  drawRoutes(byId('routes'))
  draw()
})
void refresh()
setInterval(() => {
  if (!document.hidden) void refresh()
}, everyMs)
