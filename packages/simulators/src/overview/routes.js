import { el } from '../ui/dom.js'
import { t } from './texts.js'

const copiedMs = 1_500
const routes = [
  ['POST', '/_sim/wecom/message', 'routeMessage', '{"from":"liuyang","text":"VPN 连不上"}'],
  ['POST', '/_sim/wecom/event', 'routeEvent', '{"from":"liuyang","event":"enter_agent"}'],
  ['POST', '/_sim/wecom/kf/message', 'routeKfMessage', '{"from":"wmDemoXiaoyu","text":"路由器坏了"}'],
  [
    'POST',
    '/_sim/wecom/kf/servicer',
    'routeKfServicer',
    '{"action":"write","userid":"zhangsan","customer":"wmDemoXiaoyu","text":"您好"}',
  ],
  ['GET', '/_sim/wecom/kf/ledger', 'routeKfLedger'],
  ['POST', '/_sim/wecom/advance', 'routeAdvance', '{"seconds":172800}'],
  ['POST', '/_sim/wecom/rules', 'routeRules', '{"appCreated":"before"}'],
  ['POST', '/_sim/wecom/directory', 'routeDirectory', '{"departments":5000,"members":100000}'],
  ['POST', '/_sim/wecom/faults', 'routeFaults', '{"duplicateRate":0.1,"sendErrcode":45009,"sendErrcodeTimes":1}'],
  ['GET', '/_sim/wecom/sent', 'routeSent'],
  ['GET', '/_sim/wecom/deliveries', 'routeDeliveries'],
  ['POST', '/_sim/wecom/verify', 'routeVerify', '{}'],
  ['POST', '/_sim/yunke/call', 'routeYunkeCall', '{"phone":"13900000001","incoming":true,"talkSeconds":60}'],
  ['POST', '/_sim/yunke/expire', 'routeYunkeExpire', '{}'],
  ['GET', '/_sim/yunke/world', 'routeYunkeWorld'],
  ['POST', '/_sim/douyin/message', 'routeDouyinMessage', '{"from":"_000DemoXiaolu","text":"有现货吗？"}'],
  ['POST', '/_sim/douyin/faults', 'routeDouyinFaults', '{"sendErrcode":28003018,"sendErrcodeTimes":1}'],
  ['POST', '/_sim/jd/message', 'routeJdMessage', '{"from":"jd_chenmo88","text":"快递到哪里了？"}'],
  ['POST', '/_sim/jd/faults', 'routeJdFaults', '{"way":"standard"}'],
  ['GET', '/_sim/health', 'routeHealth'],
  ['POST', '/_sim/reset', 'routeReset', '{}'],
]

export function drawRoutes(container) {
  container.replaceChildren(...routes.map(drawRoute))
}

function drawRoute([method, path, text, body]) {
  const command = `curl ${location.origin}${path}${body ? ` -d '${body}'` : ''}`
  const button = el('button', { type: 'button' }, t('copy'))
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(command)
    button.textContent = t('copied')
    setTimeout(() => button.replaceChildren(t('copy')), copiedMs)
  })
  const head = el(
    'div',
    { className: 'route-head' },
    el('code', {}, `${method} ${path}`),
    el('span', { className: 'muted' }, t(text)),
  )
  return el(
    'div',
    { className: 'route' },
    head,
    el('div', { className: 'command' }, el('code', { tabindex: '0' }, command), button),
  )
}
