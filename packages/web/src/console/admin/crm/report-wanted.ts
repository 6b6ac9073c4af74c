import type { ReportWanted, Way } from './calls.ts'

export interface ReportChoice {
  readonly way: Way
  /** Who counts: the desk its records, or Yunke. */
  readonly source: 'records' | 'yunke'
  /** Days, with today. */
  readonly span: number
  readonly groupBy: ReportWanted['groupBy']
  readonly department?: string | undefined
  readonly staffName?: string | undefined
  readonly companyCode?: string | undefined
  readonly departmentId?: string | undefined
}

/** What to ask for; nothing while Yunke is to count and no department of it is chosen. */
export function reportWanted(
  choice: ReportChoice,
  { from, to }: { from: string; to: string },
): ReportWanted | undefined {
  const { source, groupBy, department, staffName, companyCode, departmentId } = choice
  if (source === 'records') return { from, to, groupBy, department, staffName }
  return departmentId === undefined
    ? undefined
    : { from, to, groupBy: 'staff', live: 'true', companyCode, departmentId }
}
