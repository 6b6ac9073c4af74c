import { statfs } from 'node:fs/promises'
import type { DoctorDeps } from '../deps.ts'
import { type Check, type Finding, failed, ok, warning, words } from '../finding.ts'

const gib = 1024 ** 3
const fewBytes = 2 * gib
const noBytes = gib / 4

export const diskCheck = ({ dataDir }: Pick<DoctorDeps, 'dataDir'>): Check => ({
  id: 'disk',
  name: words('磁盘空间', 'Disk space'),
  async look() {
    const { bavail, blocks, bsize } = await statfs(dataDir)
    return diskFinding(bavail * bsize, blocks * bsize)
  },
})

/** @param freeBytes for an ordinary user of the system */
export function diskFinding(freeBytes: number, totalBytes: number): Finding {
  const [free, total] = [freeBytes, totalBytes].map((bytes) => `${(bytes / gib).toFixed(1)} GiB`)
  const found = words(`数据目录所在磁盘剩 ${free}，共 ${total}`, `${free} of ${total} free where the data are`)
  if (freeBytes >= fewBytes) return ok(found.zh, found.en)
  const remedy = words(
    '清理或扩容：磁盘写满后数据库停止，回调也无法暂存',
    'make room: on a full disk the database stops and callbacks cannot be kept either',
  )
  return freeBytes < noBytes ? failed(found, remedy) : warning(found, remedy)
}
