import { avatar } from '../phone/avatar.js'
import { byId, el } from '../ui/dom.js'
import { languageButton, onLanguage, translator } from '../ui/language.js'
import { linkWith } from '../ui/link-with.js'

const t = translator({
  zh: {
    title: '登录 · 企业微信模拟器',
    heading: '谁在登录？',
    ask: '选一位成员，模拟器会带着登录凭证回到应用。',
    consent: '应用还想知道手机、邮箱等资料，选择成员即表示同意。',
    deny: '拒绝登录',
  },
  en: {
    title: 'Log in · WeCom simulator',
    heading: 'Who is logging in?',
    ask: 'Choose a member; the simulator goes back to the app with a login code.',
    consent: 'The app also asks for mobile, mail and more. Choosing a member agrees.',
    deny: 'Refuse',
  },
})
const deadlineMs = 10_000

function person({ userid, name, position }) {
  const words = el('span', {}, name, el('small', {}, [userid, position].filter(Boolean).join(' · ')))
  return el(
    'li',
    {},
    el('a', { className: 'person', href: linkWith('sim_user', userid) }, avatar({ userid, name }), words),
  )
}

const response = await fetch('/_sim/wecom/members?all=1', { signal: AbortSignal.timeout(deadlineMs) })
const { items } = await response.json()
byId('members').replaceChildren(...items.map(person))
byId('deny').href = linkWith('sim_deny', '1')
byId('consent').hidden = new URLSearchParams(location.search).get('scope') !== 'snsapi_privateinfo'
languageButton(byId('language'))
onLanguage(t, () => {})
