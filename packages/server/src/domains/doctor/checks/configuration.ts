import type { DoctorDeps } from '../deps.ts'
import { type Check, failed, ok, words } from '../finding.ts'

export const configurationCheck = ({ profile, problems }: Pick<DoctorDeps, 'profile' | 'problems'>): Check => ({
  id: 'configuration',
  name: words('配置', 'Configuration'),
  look() {
    if (problems.length === 0) return ok(`完整（${profile}）`, `complete (${profile})`)
    const text = problems.map((problem) => problem.replace(/\.$/, '')).join('; ')
    return failed(
      words(text, text),
      words(
        '改好这些环境变量后重新启动，见 docs/operations.md',
        'correct these environment variables and start again, see docs/operations.md',
      ),
    )
  },
})
