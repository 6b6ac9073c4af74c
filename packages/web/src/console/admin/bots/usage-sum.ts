import type { BotUsage } from '@yingda/server/domains/bots/contract'

type Row = BotUsage['items'][number]
const counted = ['questions', 'answered', 'missed', 'handed_over', 'prompt_tokens', 'completion_tokens'] as const
export type Sum = Pick<Row, (typeof counted)[number]>

const nothing: Sum = { questions: 0, answered: 0, missed: 0, handed_over: 0, prompt_tokens: 0, completion_tokens: 0 }

export function sumOf(rows: readonly Row[]): Sum {
  const sum = { ...nothing }
  for (const row of rows) for (const key of counted) sum[key] += row[key]
  return sum
}

/** One place for each day of the span, also where nothing was asked. */
export function byDay({ from, to, items }: BotUsage): { day: string; sum: Sum }[] {
  const days: { day: string; sum: Sum }[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    days.push({ day, sum: sumOf(items.filter((row) => row.day === day)) })
  }
  return days
}
