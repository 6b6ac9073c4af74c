import { usePrefs } from '../lib/prefs.ts'
import { type Locale, type Translate, translator } from './translate.ts'

const translators: Record<Locale, Translate> = { 'zh-CN': translator('zh-CN'), en: translator('en') }

export const useT = (): Translate => translators[usePrefs().locale]
