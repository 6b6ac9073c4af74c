const key = 'yingda-sim-language'
const listeners = []
let language = localStorage.getItem(key) === 'en' ? 'en' : 'zh'

/** The texts of a page: `texts[language][name]`, with `{x}` replaced from `values`. */
export function translator(texts) {
  return (name, values = {}) => (texts[language][name] ?? name).replace(/\{(\w+)\}/g, (_, value) => values[value] ?? '')
}

/** Fills every `data-t` of the page and calls `redraw`, now and after each change of language. */
export function onLanguage(t, redraw) {
  listeners.push(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = t('title')
    for (const element of document.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t)
    for (const element of document.querySelectorAll('[data-t-label]'))
      element.setAttribute('aria-label', t(element.dataset.tLabel))
    redraw()
  })
  listeners.at(-1)()
}

/** Makes a button switch between Chinese and English. */
export function languageButton(button) {
  const name = () => (language === 'zh' ? 'EN' : '中')
  button.textContent = name()
  button.addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh'
    localStorage.setItem(key, language)
    button.textContent = name()
    for (const listener of listeners) listener()
  })
}

export function locale() {
  return language === 'zh' ? 'zh-CN' : 'en-GB'
}
