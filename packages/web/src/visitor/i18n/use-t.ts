import { browserMemory } from '../../console/lib/storage.ts'
import { createStore, useStore } from '../visit/store.ts'
import type { Failure } from '../wire/failure.ts'
import { en } from './en.ts'
import { type TextKey, type Texts, zhCN } from './zh-CN.ts'

export type Locale = 'zh-CN' | 'en'
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

const memoryKey = 'yingda.visitor.locale'
const texts: Record<Locale, Texts> = { 'zh-CN': zhCN, en }
const translators: Record<Locale, Translate> = { 'zh-CN': translator('zh-CN'), en: translator('en') }
const store = createStore<Locale>(first())

export const useLocale = (): Locale => useStore(store)
export const useT = (): Translate => translators[useLocale()]

export function changeLocale(locale: Locale): void {
  browserMemory.write(memoryKey, locale)
  store.change(() => locale)
}

/** The desk's own words are Chinese: they say most to who reads Chinese, and nothing to anybody else. */
export function sentenceOf(t: Translate, failure: Failure): string {
  const isChinese = t === translators['zh-CN']
  if (isChinese && 'detail' in failure && failure.detail) return failure.detail
  return failure.kind === 'link' ? t(`link.${failure.trouble}`) : t(`failure.${failure.kind}`)
}

function translator(locale: Locale): Translate {
  return (key, values) => texts[locale][key].replace(/\{(\w+)\}/g, (hole, name) => String(values?.[name] ?? hole))
}

/** What the reader chose, else what the site that shows the page asks for, else Chinese. */
function first(): Locale {
  if (typeof location === 'undefined') return 'zh-CN'
  const wished = browserMemory.read(memoryKey) ?? new URLSearchParams(location.search).get('lang')
  return wished === 'en' ? 'en' : 'zh-CN'
}
