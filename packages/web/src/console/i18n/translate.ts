import type { Failure } from '../api/failure.ts'
import type { Day, Moment } from '../lib/time.ts'
import { en } from './en.ts'
import { type MessageKey, type Messages, zhCN } from './zh-CN.ts'

export type Locale = 'zh-CN' | 'en'
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string

const files: Record<Locale, Messages> = { 'zh-CN': zhCN, en }
const isKey = (key: string): key is MessageKey => Object.hasOwn(zhCN, key)

export function translator(locale: Locale): Translate {
  const messages = files[locale]
  return (key, values) => messages[key].replace(/\{(\w+)\}/g, (hole, name) => String(values?.[name] ?? hole))
}

/** A known code has a sentence in every language; of others the server's own words are the best there is. */
export function failureSentence(t: Translate, { kind, code, text }: Failure): string {
  const known = `error.${code}`
  if (isKey(known)) return t(known)
  if (kind === 'offline') return t('error.offline')
  return kind === 'reloaded' ? t('error.reloaded') : text || t('error.unknown')
}

export function momentText(t: Translate, moment: Moment): string {
  if (moment.kind === 'now') return t('time.now')
  if (moment.kind === 'minutes') return t('time.minutes', { minutes: moment.minutes })
  if (moment.kind === 'today') return moment.time
  return moment.kind === 'yesterday' ? t('time.yesterday') : moment.date
}

export function dayText(t: Translate, day: Day): string {
  if (day.kind === 'date') return day.date
  return t(day.kind === 'today' ? 'time.today' : 'time.yesterday')
}

/** A word from a family of keys (`kind.image`, …) or the given one when the family does not have it. */
export function wordOf(t: Translate, family: string, name: string, otherwise: string): string {
  const key = `${family}.${name}`
  return isKey(key) ? t(key) : otherwise
}
