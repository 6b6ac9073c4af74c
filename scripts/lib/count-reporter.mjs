import { writeFileSync } from 'node:fs'

/** A vitest reporter: writes `{ passed, failed, skipped: { reason: count } }` to the file named by YINGDA_COUNTS. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors, reason) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: {} }
    for (const module of modules) {
      // A file or a hook that breaks has no failed test of its own.
      for (const suite of [module, ...module.children.allSuites()]) if (suite.errors().length > 0) counts.failed += 1
      for (const test of module.children.allTests()) count(counts, test.result())
    }
    if (reason === 'interrupted') counts.failed += 1
    writeFileSync(process.env.YINGDA_COUNTS, JSON.stringify(counts))
  }
}

function count(counts, { state, note = '' }) {
  if (state === 'passed') counts.passed += 1
  if (state === 'failed') counts.failed += 1
  if (state === 'skipped' || state === 'pending') counts.skipped[note] = (counts.skipped[note] ?? 0) + 1
}
