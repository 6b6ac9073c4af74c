import type { Report } from '@yingda/server/domains/reports/contract'
import { stopwatch } from '../../lib/time.ts'

type Unit = Report['columns'][number]['unit']

/** A figure as people read it; nothing to measure is a dash. */
export function valueText(value: number | undefined, unit: Unit): string {
  if (value === undefined) return '–'
  if (unit === 'rate') return `${(value * 100).toFixed(1)} %`
  if (unit === 'seconds') return stopwatch(value * 1_000)
  return unit === 'score' ? value.toFixed(2) : String(value)
}
