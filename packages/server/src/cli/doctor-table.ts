import type { DoctorReport, DoctorWords } from '../domains/doctor/index.ts'

export type Language = keyof DoctorWords

const states = {
  zh: { ok: '正常', warning: '注意', failed: '失败' },
  en: { ok: 'ok', warning: 'warning', failed: 'failed' },
} as const

const labels = {
  zh: { state: '状态', check: '检查', found: '结果', remedy: '处理' },
  en: { state: 'state', check: 'check', found: 'found', remedy: 'remedy' },
} as const

/** A line for each check, and below it what to do where something is to be done. */
export function tableOf({ checks, state }: DoctorReport, language: Language): string[] {
  const label = labels[language]
  const word = states[language]
  const rows = checks.map((check) => ({
    cells: [word[check.state], check.name[language], check.found[language]],
    remedy: check.remedy?.[language],
  }))
  const head = [label.state, label.check, label.found]
  const widths = [0, 1].map((at) => Math.max(...[head, ...rows.map(({ cells }) => cells)].map((row) => width(row[at]))))
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at < 2 ? cell + ' '.repeat((widths[at] ?? 0) - width(cell)) : cell)).join('  ')
  const indent = ' '.repeat(widths.reduce((sum, one) => sum + one + 2, 0))
  return [
    line(head),
    ...rows.flatMap(({ cells, remedy }) => [
      line(cells),
      ...(remedy === undefined ? [] : [`${indent}${label.remedy}: ${remedy}`]),
    ]),
    '',
    `=> ${word[state]}`,
  ]
}

const wide = /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹯＀-｠￠-￦]/gu

/** Columns on a terminal: Chinese characters take two. */
const width = (text = ''): number => text.length + (text.match(wide)?.length ?? 0)
