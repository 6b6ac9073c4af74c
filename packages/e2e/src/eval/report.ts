import type { Score } from './score.ts'

const aims = { recall1: 0.8, overBaselines: 0.05, refused: 0.9, falseRefusals: 0.1 }

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`

export function printScores(scores: ReadonlyMap<string, Score>): void {
  const rows = [...scores].map(([name, score]) => ({
    retrieval: name,
    'recall@1': percent(score.recall1),
    'recall@3': percent(score.recall3),
    MRR: score.mrr.toFixed(3),
    'off-topic refused': `${percent(score.refused)} of ${score.strangers}`,
    'false refusals': `${percent(score.falseRefusals)} of ${score.answerable}`,
  }))
  console.table(rows)
}

/** What is short of its aim, in words; nothing when all is well. */
export function breachesOf(scores: ReadonlyMap<string, Score>, ours: string): string[] {
  const mine = scores.get(ours)
  if (!mine) return [`${ours} was not measured`]
  const best = Math.max(...[...scores].filter(([name]) => name !== ours).map(([, { recall1 }]) => recall1))
  const breaches: string[] = []
  if (mine.recall1 < aims.recall1) breaches.push(`recall@1 ${percent(mine.recall1)} < ${percent(aims.recall1)}`)
  if (mine.recall1 < best + aims.overBaselines) {
    breaches.push(`recall@1 is ${percent(mine.recall1 - best)} over the best plain search`)
  }
  if (mine.refused < aims.refused)
    breaches.push(`off-topic refused ${percent(mine.refused)} < ${percent(aims.refused)}`)
  if (mine.falseRefusals > aims.falseRefusals) {
    breaches.push(`false refusals ${percent(mine.falseRefusals)} > ${percent(aims.falseRefusals)}`)
  }
  return breaches
}
