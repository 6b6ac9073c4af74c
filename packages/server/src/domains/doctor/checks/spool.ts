import { randomBytes } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../../platform/errors.ts'
import type { DoctorDeps } from '../deps.ts'
import { type Check, failed, ok, warning, words } from '../finding.ts'

export const spoolCheck = ({ spoolDirs }: Pick<DoctorDeps, 'spoolDirs'>): Check => ({
  id: 'spool',
  name: words('回调暂存', 'Callback spool'),
  async look() {
    const files: string[] = []
    try {
      for (const folder of spoolDirs) {
        const waiting = await filesIn(folder)
        if (!waiting) continue
        files.push(...waiting)
        await tryToWrite(folder)
      }
    } catch (error) {
      return failed(
        words(`不能写入：${messageOf(error)}`, `cannot be written: ${messageOf(error)}`),
        words('让运行应答的用户可以写这个目录', 'let the user who runs the desk write to this folder'),
      )
    }
    if (files.length === 0) return ok('可写，空', 'writable and empty')
    return warning(
      words(`有 ${files.length} 个文件等待写回数据库`, `files that wait to be stored in the database: ${files.length}`),
      words(
        '数据库恢复后会自动写回；若一直不减少，查看日志里的 spool 记录',
        'they are stored by themselves when the database is back; if they stay, look for "spool" in the log',
      ),
    )
  },
})

/** Undefined before the first start, which makes the folder. */
async function filesIn(folder: string): Promise<string[] | undefined> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.jsonl'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function tryToWrite(folder: string): Promise<void> {
  const probe = join(folder, `.probe-${randomBytes(6).toString('hex')}`)
  await writeFile(probe, '', { flag: 'wx', mode: 0o600 })
  await rm(probe, { force: true })
}
