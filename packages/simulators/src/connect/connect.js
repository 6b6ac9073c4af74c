import { avatar } from '../phone/avatar.js'
import { callControl } from '../ui/call.js'
import { byId, el } from '../ui/dom.js'
import { languageButton, onLanguage, translator } from '../ui/language.js'
import { linkWith } from '../ui/link-with.js'

const t = translator({
  zh: {
    title: '授权 · 抖音模拟器',
    heading: '授权抖音账号',
    ask: '服务台想代下面的账号收发私信。选一个账号即表示同意。',
    deny: '拒绝授权',
  },
  en: {
    title: 'Allow · Douyin simulator',
    heading: 'Connect a Douyin account',
    ask: 'The service desk asks to read and answer private messages of an account below. Choosing one agrees.',
    deny: 'Refuse',
  },
})

function entry({ openId, name }) {
  const words = el('span', {}, name, el('small', {}, openId))
  const face = avatar({ userid: openId, name })
  return el('li', {}, el('a', { className: 'person', href: linkWith('sim_open_id', openId) }, face, words))
}

const { businesses } = await callControl('douyin/world')
byId('members').replaceChildren(...businesses.map(entry))
byId('deny').href = linkWith('sim_deny', '1')
languageButton(byId('language'))
onLanguage(t, () => {})
