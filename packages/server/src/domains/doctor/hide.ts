import type { DoctorReport, DoctorWords } from './contract.ts'

/** Shorter values stand in ordinary words too. */
const leastLength = 6

/** The last guard: no text of a report holds one of these values, however it came there. */
export function hide(report: DoctorReport, secrets: readonly string[]): DoctorReport {
  const values = secrets
    .filter((secret) => secret.length >= leastLength)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .sort((a, b) => b.length - a.length)
  const clean = (text: string) => values.reduce((rest, value) => rest.replaceAll(value, '***'), text)
  const both = ({ zh, en }: DoctorWords): DoctorWords => ({ zh: clean(zh), en: clean(en) })
  return {
    ...report,
    checks: report.checks.map((check) => ({
      ...check,
      found: both(check.found),
      ...(check.remedy && { remedy: both(check.remedy) }),
    })),
  }
}
