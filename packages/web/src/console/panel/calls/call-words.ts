import type { CrmCall } from '@yingda/server/domains/crm/contract'
import type { Translate } from '../../i18n/translate.ts'
import { stopwatch } from '../../lib/time.ts'

/** Which way it went, and how long they talked. */
export function callWords(t: Translate, { direction, connected, talkSeconds }: CrmCall): string {
  if (connected) return `${t(`calls.${direction}`)} · ${stopwatch(talkSeconds * 1_000)}`
  return t(direction === 'in' ? 'calls.missed' : 'calls.unanswered')
}

/** Who of the company it was. */
export const staffOf = ({ member, staffName, department }: CrmCall): string =>
  [member?.name ?? staffName, department].filter(Boolean).join(' · ')
