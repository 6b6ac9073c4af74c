import { type Check, failed, ok, words } from '../finding.ts'

const least = [20, 19] as const

export const nodeCheck = (version: string = process.versions.node): Check => ({
  id: 'node',
  name: words('Node.js 版本', 'Node.js version'),
  look() {
    const [major = 0, minor = 0] = version.split('.').map(Number)
    if (major > least[0] || (major === least[0] && minor >= least[1])) return ok(version, version)
    const wanted = least.join('.')
    return failed(
      words(`${version} 太旧`, `${version} is too old`),
      words(`安装 Node.js ${wanted} 或更新的版本`, `install Node.js ${wanted} or newer`),
    )
  },
})
